"""Casts of agencies whose people are nobody in particular: one for each part, all made up."""

from collections.abc import Collection, Mapping, Sequence
from itertools import count

from service.demo.names import person
from service.demo.people import Cast, Member, Person, Staff

_PARTS: Mapping[str, tuple[str, ...]] = {
    "head": ("head", "chair"),
    "standing": ("standing_body",),
    "verifier": ("verifier",),
    "secretary": ("secretary",),
    "teller-1": ("teller",),
    "teller-2": ("teller",),
    "clerk": ("registry_clerk",),
    "publisher": ("publisher",),
}
_ABOVE: Mapping[str, tuple[str, ...]] = {
    "province": ("province_body",),
    "ministry": ("ministry_body",),
}
_SEATS = {"head": "chair", "secretary": "secretary"}


def cast_of(
    *,
    tenant: str,
    name: str,
    short_name: str,
    level: str,
    prefix: str,
    numbers: int,
    parent: str | None = None,
    ministry: str | None = None,
    units: Mapping[str, str] | None = None,
    external: Collection[str] = (),
) -> Cast:
    """A cast with one person for each part and unit, named from a number on."""
    named = (person(number) for number in count(numbers))
    people = [
        Person(user_id=f"{prefix}-{part}", name=next(named), roles=_roles(part, level))
        for part in _PARTS
    ]
    clerks = [
        Person(
            user_id=f"{prefix}-u{place:02}",
            name=next(named),
            roles=("nominating_unit",),
            unit=unit,
        )
        for place, unit in enumerate(units or {}, start=1)
    ]
    return Cast(
        tenant=tenant,
        name=name,
        short_name=short_name,
        level=level,
        parent=parent,
        ministry=ministry,
        document="Quyết định thành lập (minh họa)" if level == "agency" else "",
        staff=_staff(prefix),
        people=(*people, *clerks),
        council=_council(prefix, people, others=[next(named), next(named)]),
        units=units or {},
        external=external,
    )


def _roles(part: str, level: str) -> tuple[str, ...]:
    more = _ABOVE.get(level, ()) if part == "standing" else ()
    return (*_PARTS[part], *more)


def _staff(prefix: str) -> Staff:
    return Staff(
        standing=f"{prefix}-standing",
        verifier=f"{prefix}-verifier",
        head=f"{prefix}-head",
        chair=f"{prefix}-head",
        secretary=f"{prefix}-secretary",
        tellers=(f"{prefix}-teller-1", f"{prefix}-teller-2"),
        clerk=f"{prefix}-clerk",
        publisher=f"{prefix}-publisher",
    )


def _council(prefix: str, people: Sequence[Person], *, others: Sequence[str]) -> list[Member]:
    seated = [
        Member(user_id=each.user_id, name=each.name, role=role)
        for each in people
        for part, role in _SEATS.items()
        if each.user_id == f"{prefix}-{part}"
    ]
    return seated + [
        Member(user_id=f"{prefix}-m{place}", name=name)
        for place, name in enumerate(others, start=1)
    ]
