"""What is wrong in a plan document, where, in words that a clerk can act on."""

from dataclasses import dataclass

from domain.errors import DomainError

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """One fault: the path to it in the document, and the sentence in both languages."""

    path: Path
    vi: str
    en: str

    @property
    def place(self) -> str:
        """The path as one reads it: `deadlines[0].before`."""
        steps = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path)
        return "".join(steps).lstrip(".")


class PlanFaultyError(DomainError):
    """The plan document has faults; `faults` holds all of them."""

    vi = "Kế hoạch có {count} lỗi: {listed_vi}"
    en = "The plan has {count} faults: {listed_en}"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(
            count=len(faults),
            listed_vi=" ".join(f"{fault.place}: {fault.vi}" for fault in faults),
            listed_en=" ".join(f"{fault.place}: {fault.en}" for fault in faults),
        )
