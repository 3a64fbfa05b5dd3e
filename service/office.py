"""The applications of one tenant, opened when they are asked for."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.access.application import Access
from domain.councils.application import Councils
from domain.elections.application import Elections
from domain.exemplars.application import WatchList
from domain.exemplars.emerging import Emerging
from domain.exemplars.registration_list import RegistrationList
from domain.lists.application import Lists
from domain.nominations.application import Nominations
from domain.nominations.facts import Registered
from domain.nominations.nomination import Nomination
from domain.plans.application import Plans
from domain.plans.plan import Plan
from domain.processes.assessing import Assessing
from domain.processes.compiling import Compiling
from domain.processes.counting import Counting
from domain.processes.deciding import Deciding
from domain.processes.erasing import Erasing
from domain.processes.following import Following
from domain.processes.leading import Leading
from domain.processes.listing import Listing
from domain.processes.obliging import Obliging
from domain.processes.polling import Polling
from domain.processes.publishing import Publishing
from domain.processes.referring import Referring
from domain.processes.registering import Registering
from domain.processes.tabling import Tabling
from domain.processes.verifying import Verifying
from domain.processes.watching import Watching
from domain.subjects.application import Subjects
from service.belenios import Belenios
from service.calendar import public_calendar
from service.plan_book import RememberedPlans, RulesKept


class Office:
    """Everything that can be asked of one tenant; all of it shares one recorder and one mapper."""

    def __init__(
        self,
        *,
        tenant_id: str,
        recorder: ApplicationRecorder,
        mapper: Mapper[UUID],
        kept: RulesKept,
    ) -> None:
        self._tenant_id = tenant_id
        self._recorder = recorder
        self._mapper = mapper
        self._kept = kept

    @cached_property
    def plans(self) -> Plans:
        """The plans."""
        return Plans(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def access(self) -> Access:
        """Delegations, auditors, emergencies, and who read what."""
        return Access(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def subjects(self) -> Subjects:
        """The units and subjects."""
        return Subjects(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def nominations(self) -> Nominations:
        """The dossiers."""
        return Nominations(
            recorder=self._recorder,
            mapper=self._mapper,
            plans=self.plan_book,
            calendar=public_calendar(),
        )

    @cached_property
    def councils(self) -> Councils:
        """The councils, their sessions and ballots."""
        return Councils(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def elections(self) -> Elections:
        """The electronic secret ballots: keys, rolls, encrypted ballots."""
        return Elections(recorder=self._recorder, mapper=self._mapper, scheme=Belenios())

    @cached_property
    def polling(self) -> Polling:
        """What keeps elections, sessions and dossiers in step."""
        return Polling(recorder=self._recorder, mapper=self._mapper, scheme=Belenios())

    @cached_property
    def registering(self) -> Registering:
        """What begins dossiers."""
        return Registering(recorder=self._recorder, mapper=self._mapper, plans=self.plan_book)

    @cached_property
    def verifying(self) -> Verifying:
        """What records findings beside the machine's view."""
        return Verifying(recorder=self._recorder, mapper=self._mapper, plans=self.plan_book)

    @cached_property
    def assessing(self) -> Assessing:
        """The machine's view of dossiers."""
        return Assessing(recorder=self._recorder, mapper=self._mapper, plans=self.plan_book)

    @cached_property
    def leading(self) -> Leading:
        """What links leaders' dossiers to those of their collectives."""
        return Leading(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def tabling(self) -> Tabling:
        """What keeps agendas and dossiers in step."""
        return Tabling(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def counting(self) -> Counting:
        """What keeps ballots and dossiers in step."""
        return Counting(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def deciding(self) -> Deciding:
        """What the head decides."""
        return Deciding(
            recorder=self._recorder,
            mapper=self._mapper,
            plans=self.plan_book,
            calendar=public_calendar(),
        )

    @cached_property
    def obliging(self) -> Obliging:
        """What is filed and excused for duties."""
        return Obliging(
            recorder=self._recorder,
            mapper=self._mapper,
            plans=self.plan_book,
            calendar=public_calendar(),
        )

    @cached_property
    def referring(self) -> Referring:
        """Both ends of referrals upward."""
        return Referring(recorder=self._recorder, mapper=self._mapper, plans=self.plan_book)

    @cached_property
    def erasing(self) -> Erasing:
        """Requests to erase, and what must be preserved or kept outside."""
        return Erasing(recorder=self._recorder, mapper=self._mapper, calendar=public_calendar())

    @cached_property
    def watch_list(self) -> WatchList:
        """The emerging exemplars, and the movements."""
        return WatchList(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def watching(self) -> Watching:
        """What begins watches and registration lists."""
        return Watching(recorder=self._recorder, mapper=self._mapper, plans=self.plan_book)

    @cached_property
    def following(self) -> Following:
        """What follows exemplars after their dossiers."""
        return Following(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def publishing(self) -> Publishing:
        """The stories."""
        return Publishing(recorder=self._recorder, mapper=self._mapper)

    def watching_unit(self, emerging_id: UUID) -> UUID:
        """The unit on whose watch-list an emerging exemplar is.

        Raises:
            NotFoundError: there is no such entry.
        """
        return self.watch_list.load(Emerging, emerging_id).unit_id

    def listing_unit(self, list_id: UUID) -> UUID:
        """The unit that filed a registration list.

        Raises:
            NotFoundError: there is no such list.
        """
        return self.watching.load(RegistrationList, list_id).unit_id

    @cached_property
    def compiling(self) -> Compiling:
        """What compiles lists upward."""
        return Compiling(recorder=self._recorder, mapper=self._mapper, plans=self.plan_book)

    @cached_property
    def lists(self) -> Lists:
        """The lists upward, and those in the inbox."""
        return Lists(recorder=self._recorder, mapper=self._mapper)

    @cached_property
    def listing(self) -> Listing:
        """Both ends of lists upward."""
        return Listing(recorder=self._recorder, mapper=self._mapper)

    def nominating_unit(self, nomination_id: UUID) -> UUID | None:
        """The unit that registered a dossier; None for one that another agency referred.

        Raises:
            NotFoundError: there is no such dossier.
        """
        first = next(iter(self.nominations.events.get(nomination_id, lte=1)), None)
        if isinstance(first, Registered):
            return first.unit_id
        self.nominations.load(Nomination, nomination_id)
        return None

    def plan_year(self, nomination_id: UUID) -> int:
        """The year of the plan under which a dossier began.

        Raises:
            NotFoundError: there is no such dossier.
        """
        return self.nominations.load(Nomination, nomination_id).plan.plan_year

    def route_of(self, nomination_id: UUID) -> str | None:
        """The level to which the plan of a dossier leads upward, or None.

        Raises:
            NotFoundError: there is no such dossier.
        """
        plan = self.nominations.load(Nomination, nomination_id).plan
        route = self.plan_book.rules(plan.plan_id, plan.plan_version).route
        return route.to if route else None

    def plan_for_session(self, plan_id: UUID, *, on: date) -> dict[str, Any]:
        """What a session on a day pins of a plan in force: version, year, and the vote it states.

        Raises:
            NotFoundError, PlanNotInForceError: there is no such plan in force.
        """
        version = self.plans.current_version(plan_id)
        rules = self.plan_book.rules(plan_id, version)
        return {
            "plan_version": version,
            "plan_year": rules.year_on(on),
            "plan_policy": rules.vote.as_data() if rules.vote else None,
        }

    def plan_document(
        self, plan_id: UUID, version: int | None, *, recalled: int | None = None
    ) -> dict[str, Any]:
        """The document of a plan, in an issued version or the newest.

        `recalled` is the version of the aggregate to look back to; None is the newest.

        Raises:
            NotFoundError, PlanVersionUnknownError: there is no such plan, or not that version.
        """
        return self.plans.recall(Plan, plan_id, version=recalled).document(version)

    @cached_property
    def plan_book(self) -> RememberedPlans:
        """The plans as the other applications ask them."""
        return RememberedPlans(plans=self.plans, tenant_id=self._tenant_id, kept=self._kept)
