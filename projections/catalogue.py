"""Every read model there is."""

from projections.projection import Projection

PROJECTIONS: tuple[Projection, ...] = ()
