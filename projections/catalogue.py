"""Every read model there is."""

from projections.nomination_board.projection import NominationBoard
from projections.projection import Projection

PROJECTIONS: tuple[Projection, ...] = (NominationBoard(),)
