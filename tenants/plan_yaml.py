"""YAML as plan files use it: no tags, no aliases, no repeated keys, days stay text."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Never

import yaml
from typing_extensions import override

from tenants.yaml_problems import explained

PathInFile = tuple[str | int, ...]

_PREFIX = "tag:yaml.org,2002:"
_NULL, _BOOL, _INT, _FLOAT = (_PREFIX + name for name in ("null", "bool", "int", "float"))


class PlanYamlError(Exception):
    """The text is not YAML as plan files use it; `line` counts from 1."""

    def __init__(self, *, line: int, vi: str, en: str) -> None:
        self.line = line
        self.vi = vi
        self.en = en
        super().__init__(f"{line}: {en}")


class _PlanLoader(yaml.SafeLoader):
    """Resolves plain words as YAML 1.2 does: `no`, `09:30` and `2024-11-30` are text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - as PyYAML declares it

    @override
    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            _refuse_alias(self.peek_event().start_mark)  # type: ignore[no-untyped-call]  # stubs
        return super().compose_node(parent, index)


_PlanLoader.add_implicit_resolver(_NULL, re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_PlanLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), ["t", "f"])
_PlanLoader.add_implicit_resolver(
    _INT, re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789")
)
_PlanLoader.add_implicit_resolver(
    _FLOAT, re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789")
)

_SCALARS: Mapping[str, Callable[[str], Any]] = {
    _NULL: lambda _: None,
    _BOOL: lambda text: text == "true",
    _INT: int,
    _FLOAT: float,  # so that a reader can say that it is no whole number; never compared
    f"{_PREFIX}str": str,
}


def read_yaml(text: str) -> tuple[Any, dict[PathInFile, int]]:
    """The plain data in a YAML text, and the line (from 1) of every part by its path.

    Raises:
        PlanYamlError: the text is no YAML, or uses tags, aliases or repeated keys.
    """
    lines: dict[PathInFile, int] = {}
    try:
        node = yaml.compose(text, Loader=_PlanLoader)
    except yaml.YAMLError as error:
        raise _not_yaml(error) from error
    except RecursionError as error:
        raise _too_deep() from error
    return (None if node is None else _value(node, (), lines)), lines


def _value(node: yaml.Node, path: PathInFile, lines: dict[PathInFile, int]) -> Any:
    lines.setdefault(path, _line(node.start_mark))
    if isinstance(node, yaml.MappingNode):
        return _table(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, place), lines) for place, item in enumerate(node.value)]
    if node.tag not in _SCALARS:
        _refuse_tag(node)
    return _SCALARS[node.tag](node.value)


def _table(
    node: yaml.MappingNode, path: PathInFile, lines: dict[PathInFile, int]
) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in node.value:
        name = _name(key)
        if name in table:
            _refuse_repeated(key)
        inner = (*path, name)
        lines[inner] = _line(key.start_mark)
        table[name] = _value(value, inner, lines)
    return table


def _name(key: yaml.Node) -> str:
    if not isinstance(key, yaml.ScalarNode):
        raise PlanYamlError(
            line=_line(key.start_mark), vi="Khóa phải là chữ.", en="A key must be text."
        )
    return str(key.value)


def _line(mark: Any) -> int:
    return int(mark.line) + 1


def _not_yaml(error: yaml.YAMLError) -> PlanYamlError:
    found = explained(error)
    return PlanYamlError(
        line=found.line,
        vi=f"Tệp không đúng cú pháp YAML: {found.vi}.",
        en=f"The file is not valid YAML: {found.en}.",
    )


def _too_deep() -> PlanYamlError:
    return PlanYamlError(
        line=1,
        vi="Tệp kế hoạch lồng nhau quá nhiều tầng.",
        en="The plan file is nested too deeply.",
    )


def _refuse_alias(mark: Any) -> Never:
    raise PlanYamlError(
        line=_line(mark),
        vi="Tệp kế hoạch không dùng bí danh YAML (*): hãy viết đầy đủ.",
        en="Plan files do not use YAML aliases (*): write it out.",
    )


def _refuse_tag(node: yaml.Node) -> Never:
    raise PlanYamlError(
        line=_line(node.start_mark),
        vi=f"Tệp kế hoạch không dùng thẻ YAML ({node.tag}).",
        en=f"Plan files do not use YAML tags ({node.tag}).",
    )


def _refuse_repeated(key: yaml.Node) -> Never:
    raise PlanYamlError(
        line=_line(key.start_mark),
        vi=(
            f"Khóa “{key.value}” được viết hai lần;"
            " nếu đây là một mục mới của danh sách thì thêm dấu “-” ở đầu."
        ),
        en=(
            f"The key “{key.value}” is written twice;"
            " if a new item of a list begins here, put a “-” before it."
        ),
    )
