"""Roots and proofs of a tree of which any perfect subtree can be asked (RFC 6962, 2.1)."""

from collections.abc import Callable

from proofs.errors import NoSuchProofError
from proofs.hashing import EMPTY_ROOT, left_part, node_hash

Nodes = Callable[[int, int], bytes]
"""The hash of the perfect subtree of 2**level entries whose first is entry index * 2**level."""


def root(nodes: Nodes, size: int) -> bytes:
    """The root of the tree of the first `size` entries."""
    return _subtree(nodes, 0, size) if size else EMPTY_ROOT


def inclusion_proof(nodes: Nodes, index: int, size: int) -> list[bytes]:
    """The hashes that lead from entry `index` to the root of the first `size` entries.

    Raises:
        NoSuchProofError: the tree has no such entry.
    """
    if not 0 <= index < size:
        raise NoSuchProofError(size=size, asked=index)
    return _path(nodes, index, 0, size)


def consistency_proof(nodes: Nodes, old: int, size: int) -> list[bytes]:
    """The hashes that show that the first `old` entries begin the tree of `size` entries.

    Raises:
        NoSuchProofError: the tree was never smaller than that, or is.
    """
    if not 0 <= old <= size:
        raise NoSuchProofError(size=size, asked=old)
    return _shared(nodes, old, 0, size) if 0 < old < size else []


def _subtree(nodes: Nodes, start: int, end: int) -> bytes:
    size = end - start
    level = size.bit_length() - 1
    if size == 1 << level:
        return nodes(level, start >> level)
    middle = start + left_part(size)
    return node_hash(_subtree(nodes, start, middle), _subtree(nodes, middle, end))


def _path(nodes: Nodes, index: int, start: int, end: int) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + left_part(end - start)
    if index < middle:
        return [*_path(nodes, index, start, middle), _subtree(nodes, middle, end)]
    return [*_path(nodes, index, middle, end), _subtree(nodes, start, middle)]


def _shared(nodes: Nodes, old: int, start: int, end: int) -> list[bytes]:
    """SUBPROOF of RFC 6962, 2.1.2; a whole subtree at the left edge is what the asker has."""
    if old == end:
        return [] if start == 0 else [_subtree(nodes, start, end)]
    middle = start + left_part(end - start)
    if old <= middle:
        return [*_shared(nodes, old, start, middle), _subtree(nodes, middle, end)]
    return [*_shared(nodes, old, middle, end), _subtree(nodes, start, middle)]
