"""Every read model there is."""

from projections.access.projection import AccessRegister
from projections.audit_trail.projection import AuditTrail
from projections.election_board import ElectionBoard
from projections.erasures.register import ErasureRegister
from projections.exemplars.life import ExemplarLives
from projections.exemplars.movements import MovementRegister
from projections.exemplars.registrations import RegistrationLists
from projections.exemplars.stories import Stories
from projections.exemplars.timeline import ExemplarTimeline
from projections.exemplars.watch_list import WatchListRegister
from projections.list_register.projection import ListRegister
from projections.nomination_board.projection import NominationBoard
from projections.nomination_history import NominationHistory
from projections.obligations.projection import Obligations
from projections.projection import Projection
from projections.province_overview.projection import ProvinceOverview
from projections.recognition_register.projection import RecognitionRegister
from projections.registers.councils import CouncilRegister
from projections.registers.plans import PlanRegister
from projections.registers.subjects import SubjectRegister
from projections.registers.units import UnitRegister
from projections.revocation_effects.projection import RevocationEffects
from projections.session_report import SessionReports
from projections.subject_record.projection import SubjectRecord

PROJECTIONS: tuple[Projection, ...] = (
    NominationBoard(),
    NominationHistory(),
    PlanRegister(),
    UnitRegister(),
    SubjectRegister(),
    CouncilRegister(),
    SessionReports(),
    ElectionBoard(),
    RecognitionRegister(),
    SubjectRecord(),
    RevocationEffects(),
    ListRegister(),
    ProvinceOverview(),
    WatchListRegister(),
    RegistrationLists(),
    MovementRegister(),
    ExemplarLives(),
    Stories(),
    ExemplarTimeline(),
    Obligations(),
    AccessRegister(),
    AuditTrail(),
    ErasureRegister(),
)
