"""Access beyond a standing role: delegations, auditors, and who read what."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.access.audit import Commission
from domain.access.audit_scope import AuditScope, ScopeKind
from domain.access.commands import (
    EndDelegation,
    GiveAudit,
    GiveDelegation,
    RevokeAudit,
)
from domain.access.delegation import Mandate
from projections.access.view import AccessView
from projections.paging import page_of_list
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.access import (
    AuditEntrySchema,
    AuditPageSchema,
    AuditQuerySchema,
    AuditSchema,
    DelegationEntrySchema,
    DelegationPageSchema,
    DelegationQuerySchema,
    DelegationSchema,
    FeedListSchema,
    JournalPageSchema,
    JournalQuerySchema,
    ReadingPageSchema,
    ReadingQuerySchema,
    ThingPageSchema,
)
from service.api.schemas.common import (
    DoneSchema,
    PageQuerySchema,
    PositionQuerySchema,
    ReasonSchema,
)
from service.api.speaking import Answer
from service.calls import asked, at, backend, caller, office
from service.views import shown
from tenants import grant_journal
from tenants.feeds import feeds_of
from tenants.scope import current
from tenants.users import require_user

blueprint = ApiBlueprint("access", "Ủy quyền ký, thanh tra. Who was let in, and who read what.")
DELEGATIONS, AUDITS = f"{TENANT}/access/delegations", f"{TENANT}/access/audits"


@blueprint.route(DELEGATIONS)
class DelegationCollection(MethodView):
    """Who signs in the head's place."""

    @blueprint.query(
        permits=Right.READ_ACCESS, takes=DelegationQuerySchema, answers=DelegationPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """Delegations, ended ones too, in the order in which they were given."""
        return page(AccessView, AccessView.delegations, query)

    @blueprint.command(
        permits=Right.DELEGATE, takes=DelegationSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Let a deputy sign for the head (KT.), or somebody act as head (Q.), by a document."""
        require_user(backend().engine, body["delegate"])
        command = GiveDelegation(
            delegation_id=uuid4(), mandate=Mandate(**body), by=caller().user_id, at=at()
        )
        place = "access/delegations/{id}"
        return created(
            office().access.give_delegation, command, id=command.delegation_id, place=place
        )


@blueprint.route(f"{DELEGATIONS}/<uuid:access_id>")
class DelegationItem(MethodView):
    """One delegation."""

    @blueprint.query(
        permits=Right.READ_ACCESS,
        takes=PositionQuerySchema,
        answers=DelegationEntrySchema,
        kind="item",
    )
    def get(self, query: dict[str, Any], access_id: UUID) -> Item:
        """A delegation as it stands now."""
        return item(shown(AccessView, query["position"]).delegation(access_id))


@blueprint.route(f"{DELEGATIONS}/<uuid:access_id>/ending")
class DelegationEnding(MethodView):
    """The end of a delegation."""

    @blueprint.command(permits=Right.DELEGATE, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], access_id: UUID) -> Answer:
        """End a delegation now; it stays readable."""
        command = EndDelegation(access_id=access_id, **asked(), **body)
        return done(office().access.end_delegation, command, id=access_id)


@blueprint.route(AUDITS)
class AuditCollection(MethodView):
    """Auditors' access."""

    @blueprint.query(permits=Right.READ_ACCESS, takes=AuditQuerySchema, answers=AuditPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """Auditors' access, past ones too, in the order in which it was given."""
        return page(AccessView, AccessView.audits, query)

    @blueprint.command(permits=Right.GIVE_ACCESS, takes=AuditSchema, answers=DoneSchema, status=201)
    def post(self, body: dict[str, Any]) -> Answer:
        """Let an auditor read, for a purpose, within a scope, until a day."""
        require_user(backend().engine, body["auditor"])
        command = GiveAudit(
            access_id=uuid4(), commission=_commission(body), by=caller().user_id, at=at()
        )
        place = "access/audits/{id}"
        return created(office().access.give_audit, command, id=command.access_id, place=place)


@blueprint.route(f"{AUDITS}/<uuid:access_id>")
class AuditItem(MethodView):
    """One auditor's access."""

    @blueprint.query(
        permits=Right.READ_ACCESS, takes=PositionQuerySchema, answers=AuditEntrySchema, kind="item"
    )
    def get(self, query: dict[str, Any], access_id: UUID) -> Item:
        """An auditor's access as it stands now."""
        return item(shown(AccessView, query["position"]).audit(access_id))


@blueprint.route(f"{AUDITS}/<uuid:access_id>/revocation")
class AuditRevocation(MethodView):
    """The early end of an auditor's access."""

    @blueprint.command(permits=Right.GIVE_ACCESS, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], access_id: UUID) -> Answer:
        """End an auditor's access now."""
        command = RevokeAudit(access_id=access_id, **asked(), **body)
        return done(office().access.revoke_audit, command, id=access_id)


@blueprint.route(f"{TENANT}/access/readings")
class ReadingCollection(MethodView):
    """Who read what."""

    @blueprint.query(permits=Right.READ_ACCESS, takes=ReadingQuerySchema, answers=ReadingPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """What auditors, operators and those above read, in the order of the log."""
        return page(AccessView, AccessView.readings, query)


@blueprint.route(f"{TENANT}/access/feeds")
class FeedCollection(MethodView):
    """Secret addresses of calendars."""

    @blueprint.query(permits=Right.READ_ACCESS, answers=FeedListSchema)
    def get(self) -> dict[str, Any]:
        """Every calendar feed, for whom it was issued and until when; never its address.

        Readings with the role `feed` tell on which days an address was in use.
        """
        return {"items": feeds_of(backend().engine, current().tenant_id)}


@blueprint.route(f"{TENANT}/access/scope")
class ScopeCollection(MethodView):
    """What an audit covers."""

    @blueprint.query(permits=Right.READ_SCOPE, takes=PageQuerySchema, answers=ThingPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The dossiers and sessions that your audit covers, by their day."""
        basis = caller().basis
        scope = basis.scope if basis and basis.scope else AuditScope(kind=ScopeKind.AGENCY)
        return page(AccessView, AccessView.things_in, query | {"scope": scope})


@blueprint.route(f"{TENANT}/access/roles")
class RoleJournal(MethodView):
    """Who was given which standing role."""

    @blueprint.query(permits=Right.READ_ACCESS, takes=JournalQuerySchema, answers=JournalPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """Every grant of a role and every end of one: by whom, when and why."""
        return _journal(**{name: query[name] for name in ("user_id", "cursor", "limit")})


def _journal(*, user_id: str | None, cursor: str | None, limit: int) -> object:
    entries = grant_journal.entries(backend().engine, user_id=user_id)
    return page_of_list(entries, name=_place, after=cursor, limit=limit)


def _place(entry: grant_journal.JournalEntry) -> tuple[str, ...]:
    return (entry.at.isoformat(timespec="microseconds"), str(entry.entry_id))


def _commission(body: dict[str, Any]) -> Commission:
    scope = AuditScope(
        kind=body["scope"], thing_id=body["thing_id"], since=body["since"], until=body["until"]
    )
    named = ("auditor", "purpose", "document", "first_day", "last_day")
    return Commission(scope=scope, **{name: body[name] for name in named})
