"""Every read model there is."""

from projections.nomination_board.projection import NominationBoard
from projections.projection import Projection
from projections.province_overview.projection import ProvinceOverview
from projections.recognition_register.projection import RecognitionRegister

PROJECTIONS: tuple[Projection, ...] = (
    NominationBoard(),
    RecognitionRegister(),
    ProvinceOverview(),
)
