"""Values on the command line: days, and the file of a plan."""

from datetime import date
from pathlib import Path

import click
from typing_extensions import override

from tenants import plan_files


class Day(click.ParamType[date]):
    """A day as 2024-11-30 or 30/11/2024."""

    name = "day"

    @override
    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat("-".join(reversed(value.split("/"))))
        except ValueError:
            self.fail(f"{value} is not a day such as 2024-11-30 or 30/11/2024.", param, ctx)


class PlanPath(click.ParamType[Path]):
    """A plan file, or the name of a plan that is shipped."""

    name = "file"

    @override
    def convert(
        self, value: str | Path, _: click.Parameter | None, __: click.Context | None
    ) -> Path:
        path = Path(value)
        if not path.exists() and str(value) in plan_files.shipped():
            return plan_files.shipped_path(str(value))
        return path


DAY = Day()
PLAN_PATH = PlanPath()
