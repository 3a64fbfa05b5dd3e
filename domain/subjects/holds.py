"""Why a subject's dossiers may have to wait."""

from enum import StrEnum


class HoldReason(StrEnum):
    """The lawful classes of reasons (Nghị định 98/2023/NĐ-CP Điều 4, Luật 06/2022 Điều 15)."""

    DISCIPLINE = "discipline"
    INVESTIGATION = "investigation"
    INSPECTION = "inspection"
    COMPLAINT = "complaint"
