"""Every read model there is."""

from projections.list_register.projection import ListRegister
from projections.nomination_board.projection import NominationBoard
from projections.nomination_history import NominationHistory
from projections.projection import Projection
from projections.province_overview.projection import ProvinceOverview
from projections.recognition_register.projection import RecognitionRegister
from projections.registers.councils import CouncilRegister
from projections.registers.plans import PlanRegister
from projections.registers.subjects import SubjectRegister
from projections.registers.units import UnitRegister
from projections.session_report import SessionReports

PROJECTIONS: tuple[Projection, ...] = (
    NominationBoard(),
    NominationHistory(),
    PlanRegister(),
    UnitRegister(),
    SubjectRegister(),
    CouncilRegister(),
    SessionReports(),
    RecognitionRegister(),
    ListRegister(),
    ProvinceOverview(),
)
