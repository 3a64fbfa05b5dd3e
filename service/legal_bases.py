"""The register of legal instruments that comes with the system."""

from functools import cache

from domain.rules.instruments import InstrumentRegister, read_instruments
from tenants.plan_files import LEGAL_BASES, read_file


@cache
def legal_bases() -> InstrumentRegister:
    """The register, read once."""
    return read_instruments(dict(read_file(LEGAL_BASES).data))
