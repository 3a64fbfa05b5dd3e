"""Who takes part in the rehearsal; every name is made up."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody with a user id, a name and roles; `unit` is the short name of their unit."""

    user_id: str
    name: str
    roles: Sequence[str]
    unit: str | None = None


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of a council and what he or she is in it."""

    user_id: str
    name: str
    role: str = "member"

    def as_data(self) -> dict[str, str]:
        """The member as the service asks for it."""
        return {"member_id": self.user_id, "name": self.name, "role": self.role}


@dataclass(frozen=True, kw_only=True)
class Staff:
    """Who does what at an agency, by user id."""

    standing: str
    verifier: str
    head: str
    chair: str
    secretary: str
    tellers: tuple[str, str]
    clerk: str
    publisher: str


@dataclass(frozen=True, kw_only=True)
class Cast:
    """The people of one agency; `external` are units that it can ask but not order."""

    tenant: str
    name: str
    short_name: str
    level: str
    parent: str | None
    document: str
    staff: Staff
    people: Sequence[Person]
    council: Sequence[Member]
    units: Mapping[str, str] = field(default_factory=dict)
    external: Collection[str] = ()
    ministry: str | None = None

    def everybody(self) -> list[Person]:
        """All who need an account: the staff, the unit's people and the council."""
        seats = [
            Person(user_id=member.user_id, name=member.name, roles=("council_member",))
            for member in self.council
        ]
        return [*self.people, *seats]

    def by_role(self) -> dict[str, Person]:
        """For each role somebody who holds it, and as few others as possible."""
        everybody = self.everybody()
        held = Counter(person.user_id for person in everybody for _ in person.roles)
        found: dict[str, Person] = {}
        for person in sorted(everybody, key=lambda each: held[each.user_id]):
            for role in person.roles:
                found.setdefault(role, person)
        return found

    def name_of(self, user_id: str) -> str:
        """The name of one of them."""
        return next(person.name for person in self.everybody() if person.user_id == user_id)

    def clerk_of(self, unit: str) -> str:
        """The user id of whoever acts for a unit."""
        return next(person.user_id for person in self.people if person.unit == unit)
