"""Which role every route lets in, as it was approved.

`python -m tests.architecture.access_golden` writes the golden file; a change in it is read by
whoever answers for access.
"""

import json
from pathlib import Path
from typing import Any

from service.access.matrix import matrix
from service.app import create_app
from service.backend import Backend
from tenants.engine import open_engine

GOLDEN = Path(__file__).with_name("access_matrix.golden.json")


def made_from_the_doors() -> dict[str, Any]:
    """The matrix of the application as it is."""
    return matrix(create_app(Backend(engine=open_engine("sqlite:///unused.db"))))


if __name__ == "__main__":
    lines = [
        f"{json.dumps(route)}: {json.dumps(row)}" for route, row in made_from_the_doors().items()
    ]
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
