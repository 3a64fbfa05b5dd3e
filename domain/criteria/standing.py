"""Judging the movement of a dossier, and the collective that a leader heads."""

from collections.abc import Collection
from uuid import UUID

from domain.criteria.assessment import Assessment, Said
from domain.criteria.combining import all_met, any_met
from domain.criteria.evidence import Collective, Evidence, Standing
from domain.criteria.fact_values import FactKind
from domain.criteria.finding import Finding, holding
from domain.criteria.records import rating_at_least
from domain.criteria.words import thing
from domain.rules.checks.records import RatingAtLeast
from domain.rules.checks.standing import (
    CollectiveExcellent,
    CollectiveRecognised,
    Launcher,
    LinkedMovement,
)
from domain.rules.ratings import Scale

EXEMPLARY = "tap_the_tieu_bieu"
RECOGNISED_ABOVE = "cong_nhan_cap_tren"

_LAUNCHERS = {
    Launcher.PRIME_MINISTER: Said("Thủ tướng Chính phủ", "the Prime Minister"),
    Launcher.MINISTRY: Said("bộ", "the ministry"),
    Launcher.PROVINCE: Said("UBND tỉnh", "the province"),
    Launcher.AGENCY: Said("cơ quan", "the agency"),
    Launcher.UNION: Said("công đoàn", "the union"),
}
_STANDINGS = {
    Standing.NO_DOSSIER: (
        Finding.NOT_MET,
        Said(
            "tập thể chưa được công nhận và không có hồ sơ đang xét",
            "the collective is not recognised and has no dossier",
        ),
    ),
    Standing.UNDECIDED: (
        Finding.INSUFFICIENT,
        Said("hồ sơ của tập thể chưa được quyết định", "the collective's dossier is undecided"),
    ),
    Standing.RECOGNISED: (
        Finding.MET,
        Said("tập thể đã được công nhận", "the collective is recognised"),
    ),
    Standing.REVOKED: (
        Finding.NOT_MET,
        Said("công nhận của tập thể đã bị hủy bỏ", "the collective's recognition was revoked"),
    ),
    Standing.NOT_RECOGNISED: (
        Finding.NOT_MET,
        Said("tập thể không được công nhận", "the collective was not recognised"),
    ),
}
_NO_COLLECTIVE = Said(
    "tập thể do người đó đứng đầu (chưa ghi nhận liên kết với hồ sơ của tập thể)",
    "the collective that the leader heads (the dossier names none)",
)


def linked_movement(check: LinkedMovement, evidence: Evidence) -> Assessment:
    """The dossier names a movement launched by one of those asked for (S0:45)."""
    if not evidence.launchers:
        missing = Said("phong trào thi đua mà hồ sơ gắn với", "the movement of the dossier")
        return _unknown(missing)
    asked, launched = _named(check.launchers), _named(evidence.launchers)
    said = Said(
        f"phong trào do {launched.vi} phát động, yêu cầu: {asked.vi}",
        f"the movement was launched by {launched.en}; asked for: {asked.en}",
    )
    return Assessment.of(holding(not evidence.launchers.isdisjoint(check.launchers)), said)


def collective_excellent(check: CollectiveExcellent, evidence: Evidence) -> Assessment:
    """The collective is rated so well, and is exemplary, though it need not be recognised."""
    collective = evidence.collective
    if collective is None:
        return _unknown(_NO_COLLECTIVE)
    rating = RatingAtLeast(
        kind="rating_at_least",
        scale=Scale.TASKS,
        at_least=check.at_least.value,
        years=check.years,
        year=check.year,
        at_least_years=check.at_least_years,
    )
    return all_met(
        [
            rating_at_least(rating, collective.facts, evidence.round),
            _exemplary(check, collective),
        ]
    )


def collective_recognised(_: CollectiveRecognised, evidence: Evidence) -> Assessment:
    """The collective's own dossier has led to a recognition that is in force."""
    collective = evidence.collective
    if collective is None:
        return _unknown(_NO_COLLECTIVE)
    own = _standing(collective)
    above = _vouched(collective, RECOGNISED_ABOVE)
    return own if above is None else any_met([own, above])


def _exemplary(check: CollectiveExcellent, collective: Collective) -> Assessment:
    if collective.standing is Standing.RECOGNISED:
        return _standing(collective)
    vouched = _vouched(collective, EXEMPLARY)
    if vouched is not None:
        return vouched
    found = collective.findings.get(check.exemplary or "", Finding.INSUFFICIENT)
    if found is Finding.INSUFFICIENT:
        return _unknown(
            Said("kết luận tập thể là tập thể tiêu biểu", "a finding that it is exemplary")
        )
    said = Said(
        f"hồ sơ của tập thể {'đạt' if found is Finding.MET else 'không đạt'}"
        f" tiêu chí {check.exemplary}",
        f"the collective's dossier {'meets' if found is Finding.MET else 'does not meet'}"
        f" criterion {check.exemplary}",
    )
    return Assessment(value=found, formula=said, evidence=_ids(collective.nomination_id))


def _standing(collective: Collective) -> Assessment:
    value, said = _STANDINGS[collective.standing]
    waiting = collective.standing is Standing.UNDECIDED
    return Assessment(
        value=value,
        formula=said,
        evidence=_ids(collective.nomination_id, collective.recognition_id),
        undecided=_ids(collective.nomination_id) if waiting else (),
        missing=(said,) if waiting else (),
    )


def _vouched(collective: Collective, what: str) -> Assessment | None:
    found = collective.facts.of_kind(FactKind.ATTESTED, name=what)
    if not found:
        return None
    held, named = found[-1].value["holds"], thing(what)
    said = Said(
        f"tập thể: {named.vi}: {'có' if held else 'không'}",
        f"the collective: {named.en}: {'yes' if held else 'no'}",
    )
    return Assessment.of(holding(held), said, facts=found[-1:])


def _unknown(missing: Said) -> Assessment:
    said = Said(f"chưa có {missing.vi}", f"not known: {missing.en}")
    return Assessment.of(Finding.INSUFFICIENT, said, missing=[missing])


def _ids(*ids: UUID | None) -> tuple[UUID, ...]:
    return tuple(id for id in ids if id is not None)


def _named(launchers: Collection[Launcher]) -> Said:
    names = [said for launcher, said in _LAUNCHERS.items() if launcher in launchers]
    return Said(", ".join(each.vi for each in names), ", ".join(each.en for each in names))
