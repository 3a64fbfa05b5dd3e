"""How somebody becomes an exemplar in the rehearsal: noted, helped, mentored, put forward."""

from typing import Any

from service.demo.agency import Agency
from service.demo.dossiers import Dossiers
from service.demo.tale import Tale


class Emergence:
    """One subject on the watch-list of its unit (S3-11, S4-02, S1-04)."""

    def __init__(self, *, agency: Agency, dossiers: Dossiers, tale: Tale) -> None:
        self._agency = agency
        self._dossiers = dossiers
        self._tale = tale
        self._clerk = agency.cast.clerk_of(tale.candidate.unit)

    def watch(self, *, on: str) -> None:
        """Put the subject on the watch-list, and plan help against what stands in the way."""
        self._agency.clock.set(on)
        tale = self._tale
        self._emerging = self._agency.make(
            self._clerk,
            "emerging",
            {
                "subject_id": self._dossiers.subject(tale.candidate),
                "unit_id": self._dossiers.unit(tale.candidate.unit),
                "plan_id": self._dossiers.plan_id,
                "why": tale.why,
            },
        )
        self._weakness = self._add("weaknesses", what=tale.weakness)["weakness_id"]
        self._help = self._add(
            "help",
            measure=tale.help,
            kind="policy",
            responsible=tale.mentor,
            weakness_id=self._weakness,
        )["help_id"]
        self._add("mentor", mentor=tale.mentor)

    def grow(self, *, on: str) -> None:
        """Note that the help was given, and what it overcame."""
        self._agency.clock.set(on)
        given_on = self._agency.clock.today.isoformat()
        self._add(f"help/{self._help}/result", result=self._tale.helped, given_on=given_on)
        self._add("progress", progress=self._tale.progress, overcame=self._weakness)

    def promote(self, *, movement: str | None = None) -> str:
        """Put the subject forward now, naming a movement if any; answer the id of the dossier."""
        body = self._dossiers.described(self._tale.candidate) | {"movement_id": movement}
        return str(self._add("promotion", **body)["nomination_id"])

    def _add(self, what: str, /, **body: Any) -> Any:
        return self._agency.act(self._clerk, f"emerging/{self._emerging}/{what}", body)
