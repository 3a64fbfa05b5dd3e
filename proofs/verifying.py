"""Whether a proof leads where it claims to (RFC 9162, 2.1.3.2 and 2.1.4.2)."""

from collections.abc import Sequence

from proofs.errors import FalseProofError
from proofs.hashing import EMPTY_ROOT, HASH_SIZE, node_hash


def verify_inclusion(
    proof: Sequence[bytes], *, index: int, size: int, leaf: bytes, root: bytes
) -> None:
    """Go on only if the leaf hash stands at `index` of the tree with that root.

    Raises:
        FalseProofError: it does not, or this proof does not show it.
    """
    _require(0 <= index < size and _are_hashes([leaf, root, *proof]))
    own, last, found = index, size - 1, leaf
    for other in proof:
        _require(last != 0)
        if own & 1 or own == last:
            found = node_hash(other, found)
            own, last = _to_right_child(own, last)
        else:
            found = node_hash(found, other)
        own, last = own >> 1, last >> 1
    _require(last == 0 and found == root)


def verify_consistency(
    proof: Sequence[bytes], *, old_size: int, old_root: bytes, size: int, root: bytes
) -> None:
    """Go on only if the tree with `root` begins with the whole tree with `old_root`.

    Raises:
        FalseProofError: it does not, or this proof does not show it.
    """
    _require(0 <= old_size <= size and _are_hashes([old_root, root, *proof]))
    if old_size == 0:
        _require(old_root == EMPTY_ROOT)
    if old_size == size:
        _require(old_root == root)
    if old_size in {0, size}:
        _require(not proof)
    else:
        _require(_roots(proof, old_size, old_root, size) == (old_root, root))


def _roots(
    proof: Sequence[bytes], old_size: int, old_root: bytes, size: int
) -> tuple[bytes, bytes]:
    """The old and the new root to which the proof leads."""
    own, last = old_size - 1, size - 1
    while own & 1:
        own, last = own >> 1, last >> 1
    first = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    _require(bool(proof))
    old = new = first[0]
    for other in first[1:]:
        _require(last != 0)
        if own & 1 or own == last:
            old, new = node_hash(other, old), node_hash(other, new)
            own, last = _to_right_child(own, last)
        else:
            new = node_hash(new, other)
        own, last = own >> 1, last >> 1
    _require(last == 0)
    return old, new


def _to_right_child(own: int, last: int) -> tuple[int, int]:
    """Climb while the node has no sibling: a last node without one moves up as it is."""
    while own and not own & 1:
        own, last = own >> 1, last >> 1
    return own, last


def _are_hashes(given: Sequence[bytes]) -> bool:
    return all(len(each) == HASH_SIZE for each in given)


def _require(holds: bool) -> None:  # noqa: FBT001 -- the condition is the whole argument
    if not holds:
        raise FalseProofError
