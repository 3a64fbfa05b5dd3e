"""Exact shares such as nine tenths: integers above and below, and never a float."""

import re
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError
from typing_extensions import override

_SHARE = re.compile(r"\s*(\d{1,6})\s*/\s*(\d{1,6})\s*")


class Threshold(BaseModel):
    """The share `p/q` of a whole, 0 < p/q <= 1; read from and written as `"9/10"`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    p: Annotated[int, Field(strict=True, ge=1)]
    q: Annotated[int, Field(strict=True, ge=1)]

    def equals(self, other: "Threshold") -> bool:
        """Whether both are the same share: 9/10 equals 90/100."""
        return self.p * other.q == other.p * self.q

    def of(self, whole: int) -> int:
        """The share of a whole number of heads, rounded up to a whole head."""
        return -(-self.p * whole // self.q)

    @classmethod
    @override
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{1,6}/[0-9]{1,6}$", "examples": ["9/10"]}

    @override
    def __str__(self) -> str:
        return f"{self.p}/{self.q}"

    @model_validator(mode="before")
    @classmethod
    def _parsed(cls, value: Any) -> Any:
        if isinstance(value, cls | dict):
            return value
        found = _SHARE.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise _not_a_share()
        part, whole = int(found[1]), int(found[2])
        if part == 0 or whole == 0:
            raise _not_a_share()
        return {"p": part, "q": whole}

    @model_validator(mode="after")
    def _within_the_whole(self) -> "Threshold":
        if self.p > self.q:
            raise _not_a_share()
        return self

    @model_serializer
    def _written(self) -> str:
        return str(self)


class Ratio(Threshold):
    """A share that counted numbers must reach, compared in whole numbers; written `1/2`."""

    def reached(self, part: int, whole: int) -> bool:
        """Whether `part` of `whole` is at least this share; of nothing, nothing is reached."""
        return whole > 0 and part * self.q >= self.p * whole


def _not_a_share() -> PydanticCustomError:
    return PydanticCustomError(
        "share",
        'Input should be a share of the whole such as "9/10", more than 0 and at most 1',
        {"vi": 'Phải là một tỷ lệ như "9/10", lớn hơn 0 và không quá 1'},
    )
