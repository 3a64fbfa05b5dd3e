"""Agencies with dossiers for the benchmarks, put there through the applications."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from domain.nominations.commands import (
    ExamineCriterion,
    ReceiveNomination,
    RegisterNomination,
    SubmitNomination,
)
from domain.nominations.dossier import DossierDocument
from domain.nominations.findings import Finding
from domain.plans.commands import DraftPlan, IssuePlan
from domain.rules.kinds import SubjectKind
from domain.subjects.commands import EstablishUnit, RegisterSubject
from service.backend import Backend
from service.office import Office
from tenants import access, directory, machine_keys, users
from tenants.access import Grant
from tenants.plan_files import read_file, shipped_path
from tenants.scope import Scope, enter

PLAN = "s2-so-xay-dung-2024"
AT = datetime(2024, 11, 1, tzinfo=UTC)
USER = "bench"
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Agency:
    """An agency with a plan in force, a unit, and a subject that can be nominated."""

    slug: str
    plan_id: UUID
    unit_id: UUID
    subject_id: UUID


def agencies(backend: Backend, count: int) -> tuple[list[Agency], str]:
    """That many agencies, and the token of a user who nominates and reads in each."""
    users.add_user(backend.engine, user_id=USER, display_name=USER, at=AT)
    made = [_agency(backend, f"bench-{number}") for number in range(count)]
    return made, machine_keys.issue_token(backend.engine, user_id=USER, label=USER, at=AT)


def let_read_the_log(backend: Backend, slug: str) -> None:
    """Let the user read proofs at an agency."""
    grant = Grant(slug, "standing_body", "", SINCE)
    access.grant_role(backend.engine, user_id=USER, grant=grant, granted_by=USER, at=AT)


def registered(backend: Backend, found: Sequence[Agency], count: int) -> list[tuple[str, UUID]]:
    """That many registered dossiers, spread over the agencies, each with its agency's slug."""
    with ThreadPoolExecutor(8) as threads:
        chosen = [found[number % len(found)] for number in range(count)]
        return list(threads.map(lambda each: (each.slug, registered_one(backend, each)), chosen))


def with_history(backend: Backend, agency: Agency, events: int) -> UUID:
    """A dossier with exactly that many events, most of them findings."""
    nomination_id = registered_one(backend, agency)
    with _office(backend, agency.slug) as office:
        _submit_and_receive(office, nomination_id)
        for number in range(events - 3):
            office.verifying.examine_criterion(
                ExamineCriterion(
                    nomination_id=nomination_id,
                    by="verifier",
                    at=AT,
                    criterion="S2-13",
                    finding=Finding.MET,
                    opinion=f"Đã đối chiếu minh chứng lần {number}, đủ căn cứ.",
                )
            )
    return nomination_id


def _agency(backend: Backend, slug: str) -> Agency:
    entry = directory.Tenant(slug, slug, slug, "agency", None, SINCE)
    directory.add(backend.engine, entry)
    grant = Grant(slug, "nominating_unit", "", SINCE)
    access.grant_role(backend.engine, user_id=USER, grant=grant, granted_by=USER, at=AT)
    agency = Agency(slug, uuid4(), uuid4(), uuid4())
    with _office(backend, slug) as office:
        _prepare(office, agency)
    return agency


def _prepare(office: Office, agency: Agency) -> None:
    file = read_file(shipped_path(PLAN))
    office.plans.draft_plan(
        DraftPlan(
            plan_id=agency.plan_id, document=dict(file.data), source_sha256=file.sha256, at=AT
        )
    )
    office.plans.issue_plan(
        IssuePlan(plan_id=agency.plan_id, number="1", issued_on=SINCE, signer="Giám đốc", at=AT)
    )
    office.subjects.establish_unit(
        EstablishUnit(unit_id=agency.unit_id, name="P", short_name="P", external=False, at=AT)
    )
    office.subjects.register_subject(
        RegisterSubject(
            subject_id=agency.subject_id, kind=SubjectKind.INDIVIDUAL, name="Ông An", at=AT
        )
    )


def registered_one(backend: Backend, agency: Agency) -> UUID:
    """One registered dossier."""
    nomination_id = uuid4()
    with _office(backend, agency.slug) as office:
        office.registering.register_nomination(
            RegisterNomination(
                nomination_id=nomination_id,
                plan_id=agency.plan_id,
                subject_id=agency.subject_id,
                unit_id=agency.unit_id,
                scope="Cải cách hành chính",
                channel=None,
                achievement="Rút ngắn thời gian cấp phép xây dựng",
                by=USER,
                at=AT,
            )
        )
    return nomination_id


def _submit_and_receive(office: Office, nomination_id: UUID) -> None:
    documents = tuple(
        DossierDocument(key=key, title=key) for key in ("achievement-report", "endorsement-minutes")
    )
    office.nominations.submit_nomination(
        SubmitNomination(nomination_id=nomination_id, by=USER, at=AT, documents=documents)
    )
    office.nominations.receive_nomination(
        ReceiveNomination(nomination_id=nomination_id, by="office", at=AT)
    )


@contextmanager
def _office(backend: Backend, slug: str) -> Iterator[Office]:
    with enter(Scope(slug, USER, "nominating_unit", uuid4())):
        yield backend.office()
