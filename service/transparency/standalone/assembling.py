"""The verifier that leaves with a package of evidence: written in parts, handed out as one file.

The parts import one another and Python's own library, nothing else. All of them share one namespace
in the one file, so no two may define the same name.
"""

import ast
from importlib.resources import files

PARTS = ("ed25519", "notes", "tree", "sums", "openings", "policy", "verify")
"""In the order in which they stand; the last one holds the program."""
_PACKAGE = "service.transparency.standalone"


def one_file() -> str:
    """The text of the one program: no project imports, the description of the last part on top."""
    sources = {name: (files(_PACKAGE) / f"{name}.py").read_text("utf-8") for name in PARTS}
    trees = {name: ast.parse(source) for name, source in sources.items()}
    imports = sorted({line for tree in trees.values() for line in _imports(tree)})
    bodies = [_body(name, sources[name], trees[name]) for name in PARTS]
    heading = f'"""{ast.get_docstring(trees[PARTS[-1]], clean=False)}"""\n'
    return "\n".join([heading, *imports, "", *bodies])


def _imports(tree: ast.Module) -> list[str]:
    return [
        ast.unparse(node)
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom) and not _is_own(node)
    ]


def _is_own(node: ast.Import | ast.ImportFrom) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_PACKAGE)


def _body(name: str, source: str, tree: ast.Module) -> str:
    """The part without its description, its imports and, but for the last part, its program."""
    lines = source.splitlines()
    for node in tree.body:
        if _is_left_out(node, is_last=name == PARTS[-1]):
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
