"""The source as these tests see it: its files, its modules, its aggregates."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import domain
from domain.aggregate import Aggregate

ROOT = Path(__file__).parents[2]
PACKAGES = ("ballots", "domain", "proofs", "refusals", "tenants", "projections", "service")
FOLDERS = (*PACKAGES, "tests", "deploy", "docs", "requirements", ".ci")
TEXT = {".py", ".md", ".toml", ".yaml", ".json", ".in", ".txt", ".mako", ".service", ".example", ""}


def modules_of(*packages: str) -> list[Path]:
    """The Python files of these packages, relative to the project."""
    return sorted(
        path.relative_to(ROOT) for package in packages for path in (ROOT / package).rglob("*.py")
    )


def text_files() -> list[Path]:
    """Every file that somebody wrote and that can be read, relative to the project."""
    candidates = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    candidates += [path for path in ROOT.iterdir() if not path.name.startswith(".")]
    return sorted(path.relative_to(ROOT) for path in candidates if _is_text(path))


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def aggregates() -> set[type[Aggregate]]:
    """Every aggregate of the domain, found by importing all of it."""
    for module in pkgutil.walk_packages(domain.__path__, prefix="domain."):
        importlib.import_module(module.name)
    return {kind for kind in _below(Aggregate) if kind.__module__.startswith("domain.")}


def _below(kind: type[Aggregate]) -> Iterator[type[Aggregate]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def _is_text(path: Path) -> bool:
    return path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts
