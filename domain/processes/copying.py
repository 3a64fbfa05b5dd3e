"""Which copies of what is about a subject went upward: with referrals, and on lists."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from uuid import UUID, uuid5

from domain.application import Application
from domain.erasures.copies import Copies
from domain.lists import facts as lists
from domain.nominations import facts as nominations
from domain.processes.recorded import recorded
from domain.recognitions import facts as recognitions

_Birth = nominations.Registered | nominations.ReferredIn


def dossier_id_of(referral_id: UUID) -> UUID:
    """The id of the dossier that a referral opens above: always the same one."""
    return uuid5(referral_id, "dossier")


def subject_id_of(referral_id: UUID) -> UUID:
    """The id of the subject that a referral registers above: always the same one."""
    return uuid5(referral_id, "subject")


def dossiers_of(application: Application, subject_id: UUID) -> tuple[UUID, ...]:
    """The dossiers of a subject, of its own agency or referred from below."""
    births: Iterator[_Birth] = recorded(application, nominations.Registered, nominations.ReferredIn)
    return tuple(each.originator_id for each in births if each.subject_id == subject_id)


def copies_above(application: Application, subject_id: UUID) -> Mapping[str, Copies]:
    """By level above: whom the copies are about there, and which keys seal them beside theirs.

    On lists an entry is about the same subject id above; an answer is sealed by its dossier's.
    """
    found: dict[str, list[Copies]] = defaultdict(list)
    for referred in _referrals_of(application, subject_id):
        found[referred.destination].append(_referred(referred.referral_id))
    dossiers = dossiers_of(application, subject_id)
    for destination in _listed_at(application, subject_id):
        found[destination].append(Copies(subject_ids=(subject_id,), keys=dossiers))
    return {destination: _together(copies) for destination, copies in found.items()}


def subjects_sent(
    application: Application, fact: lists.Sent | recognitions.Referred
) -> frozenset[UUID]:
    """Who is on a list, or whom a referral is about."""
    first = next(iter(application.events.get(fact.originator_id, lte=1)))
    if isinstance(first, lists.Compiled):
        return _named_on(first)
    return frozenset({first.subject_id} if isinstance(first, recognitions.Granted) else ())


def _referrals_of(application: Application, subject_id: UUID) -> list[recognitions.Referred]:
    own = {
        each.originator_id
        for each in recorded(application, recognitions.Granted)
        if each.subject_id == subject_id
    }
    referred = recorded(application, recognitions.Referred)
    return [each for each in referred if each.originator_id in own]


def _listed_at(application: Application, subject_id: UUID) -> list[str]:
    own = {
        each.originator_id
        for each in recorded(application, lists.Compiled)
        if subject_id in _named_on(each)
    }
    sent = (each for each in recorded(application, lists.Sent) if each.originator_id in own)
    return list(dict.fromkeys(each.destination for each in sent))


def _named_on(compiled: lists.Compiled) -> frozenset[UUID]:
    return frozenset(UUID(entry["subject_id"]) for entry in compiled.entries)


def _referred(referral_id: UUID) -> Copies:
    return Copies(
        subject_ids=(subject_id_of(referral_id),),
        keys=(dossier_id_of(referral_id),),
    )


def _together(copies: list[Copies]) -> Copies:
    return Copies(
        subject_ids=tuple(id for each in copies for id in each.subject_ids),
        keys=tuple(id for each in copies for id in each.keys),
    )
