"""What goes upward of a dossier: every document, and the newest finding on each criterion."""

from datetime import UTC, datetime
from uuid import UUID

from domain.nominations.facts import Examined, Submitted, Supplemented
from domain.processes.dossier_copy import copy_of

AT = datetime(2024, 11, 20, 1, 0, tzinfo=UTC)
REPORT = {"key": "report", "title": "Báo cáo", "sha256": None}
SIGNED_REPORT = {"key": "report", "title": "Báo cáo đã ký", "sha256": None}
MINUTES = {"key": "minutes", "title": "Biên bản", "sha256": None}


def happened(kind, **said):
    return kind(originator_id=UUID(int=5), originator_version=2, timestamp=AT, **said)


def submitted(*documents):
    return happened(
        Submitted,
        submitted_by="bob",
        documents=list(documents),
        due_at=None,
        due_phrase=None,
        due_reading=None,
        late=False,
    )


def supplemented(*documents):
    return happened(
        Supplemented, supplemented_by="bob", note="Đã ký", documents=list(documents), late=False
    )


def examined(criterion, finding, opinion, *evidence):
    return happened(
        Examined,
        criterion=criterion,
        finding=finding,
        opinion=opinion,
        evidence=list(evidence),
        examined_by="vera",
        assessment=None,
        override_reason=None,
    )


def test_documents_that_were_supplemented_stand_beside_the_first_ones():
    copy = copy_of([submitted(REPORT, MINUTES), supplemented(SIGNED_REPORT)])

    assert copy["documents"] == [SIGNED_REPORT, MINUTES]


def test_of_each_criterion_the_newest_finding_goes_up_whole():
    history = [
        examined("S2-08", "not_met", "Thiếu minh chứng"),
        examined("S2-09", "met", "Đạt", "report"),
        examined("S2-08", "met", "Đã bổ sung", "minutes"),
    ]

    assert copy_of(history)["findings"] == [
        {"criterion": "S2-08", "finding": "met", "opinion": "Đã bổ sung", "evidence": ["minutes"]},
        {"criterion": "S2-09", "finding": "met", "opinion": "Đạt", "evidence": ["report"]},
    ]
