"""Settings of the whole instance, such as that it is a rehearsal."""

from sqlalchemy import Engine, delete, insert, select

from tenants.engine import reading, writing
from tenants.schema import instance

REHEARSAL = "rehearsal"


def is_rehearsal(engine: Engine) -> bool:
    """Whether nothing in this instance is real: callers may set the clock."""
    return setting(engine, REHEARSAL) is not None


def setting(engine: Engine, key: str) -> str | None:
    """The value of an instance-wide setting, or None when it was never set."""
    with reading(engine) as connection:
        return connection.execute(select(instance.c.value).where(instance.c.key == key)).scalar()


def change_setting(engine: Engine, key: str, value: str) -> None:
    """Set an instance-wide setting, whether or not it was set before."""
    with writing(engine) as connection:
        connection.execute(delete(instance).where(instance.c.key == key))
        connection.execute(insert(instance).values(key=key, value=value))
