"""The verifier that leaves with a package of evidence: written in parts, handed out as one file.

The parts import one another and Python's own library, nothing else. All of them share one namespace
in the one file, so no two may define the same name.
"""

import ast
from importlib.resources import files

ELECTION_PARTS = (
    "election_group",
    "election_findings",
    "election_forms",
    "election_archive",
    "election_questions",
    "election_trustees",
    "election_setup",
    "election_ballots",
    "election_tally",
    "election_policy",
    "election",
)
"""The verifier of an electronic ballot, which is a program by itself too."""
PARTS = (
    "ed25519",
    "notes",
    "tree",
    "sums",
    "openings",
    "policy",
    *ELECTION_PARTS,
    "election_package",
    "verify",
)
"""In the order in which they stand; the last one holds the program."""
_PACKAGE = "service.transparency.standalone"


def one_file(parts: tuple[str, ...] = PARTS) -> str:
    """The text of the one program: no project imports, the description of the last part on top."""
    sources = {name: (files(_PACKAGE) / f"{name}.py").read_text("utf-8") for name in parts}
    trees = {name: ast.parse(source) for name, source in sources.items()}
    imports = sorted({line for tree in trees.values() for line in _imports(tree)})
    last = parts[-1]
    bodies = [_body(sources[name], trees[name], name, is_last=name == last) for name in parts]
    heading = f'"""{ast.get_docstring(trees[last], clean=False)}"""\n'
    return "\n".join([heading, *imports, "", *bodies])


def _imports(tree: ast.Module) -> list[str]:
    return [
        ast.unparse(node)
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom) and not _is_own(node)
    ]


def _is_own(node: ast.Import | ast.ImportFrom) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_PACKAGE)


def _body(source: str, tree: ast.Module, name: str, *, is_last: bool) -> str:
    """The part without its description, its imports and, but for the last part, its program."""
    lines = source.splitlines()
    for node in tree.body:
        if _is_left_out(node, is_last=is_last):
            start, end = node.lineno - 1, node.end_lineno or node.lineno
            lines[start:end] = [""] * (end - start)
    body = "\n".join(lines).strip("\n")
    return f"\n# {name}.py\n\n\n{body}\n"


def _is_left_out(node: ast.stmt, *, is_last: bool) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, ast.If) and not is_last and "__name__" in ast.unparse(node.test)
