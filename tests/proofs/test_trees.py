"""Roots and proofs against the definitions of RFC 6962, and against published values."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs import trees
from proofs.errors import FalseProofError, NoSuchProofError
from proofs.growing import GrowingTree
from proofs.hashing import EMPTY_ROOT, leaf_hash
from proofs.tiles import tiles_of
from proofs.verifying import verify_consistency, verify_inclusion
from tests.proofs.logs import SIZES, Log, entries_of, root_by_definition

# The reference trees of Certificate Transparency: these eight entries, and the root of the first n.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "", "00", "10", "2021", "3031", "40414243",
        "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize(("size", "root"), list(enumerate(ROOTS)))
def test_the_reference_trees_have_their_published_roots(size, root):
    assert Log(ENTRIES[:size]).tree.root.hex() == root


@pytest.mark.parametrize("size", SIZES)
def test_a_tree_has_the_root_of_the_definition_however_it_is_asked(size):
    log = Log(entries_of(size))

    assert log.tree.root == root_by_definition(log.hashes)
    assert trees.root(log.nodes(), size) == log.tree.root


@pytest.mark.parametrize("size", SIZES)
def test_a_tree_has_the_tiles_that_its_size_asks_for(size):
    widths = {(tile.level, tile.index): tile.width for tile in tiles_of(size)}
    found = {place: len(content) // 32 for place, content in Log(entries_of(size)).tiles.items()}

    assert found == widths


@settings(deadline=None, max_examples=30)
@given(steps=st.lists(st.integers(1, 700), max_size=8))
def test_a_tree_that_grows_in_steps_is_the_tree_that_grew_at_once(steps):
    log = Log(entries_of(sum(steps)))
    tree, log_so_far, done = GrowingTree(), Log([]), 0
    for step in steps:
        tree = GrowingTree.resumed(done, log_so_far.read)
        log_so_far.tiles |= tree.extend(log.hashes[done : done + step])
        done += step

    assert (log_so_far.tiles, tree.root) == (log.tiles, log.tree.root)


@pytest.mark.parametrize("size", SIZES[1:])
def test_an_entry_is_proven_in_every_tree_that_has_it(size):
    log = Log(entries_of(size))
    for index in {0, size - 1, size // 2, *range(1, size, size // 20 + 1)}:
        proof = trees.inclusion_proof(log.nodes(), index, size)
        verify_inclusion(proof, index=index, size=size, leaf=log.hashes[index], root=log.tree.root)


@pytest.mark.parametrize("size", SIZES[1:])
def test_every_earlier_tree_is_proven_to_be_the_beginning(size):
    log = Log(entries_of(size))
    for old in {1, size, (size + 1) // 2, *range(1, size, size // 20 + 1)}:
        old_root = trees.root(log.nodes(old), old)
        proof = trees.consistency_proof(log.nodes(), old, size)
        verify_consistency(
            proof, old_size=old, old_root=old_root, size=size, root=log.tree.root
        )  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(data=st.data(), size=st.integers(2, 40))
def test_a_proof_of_inclusion_with_anything_changed_is_refused(data, size):
    log = Log(entries_of(size))
    index = data.draw(st.integers(0, size - 1))
    good = trees.inclusion_proof(log.nodes(), index, size)
    bad = data.draw(st.sampled_from(_spoiled(good)))

    with pytest.raises(FalseProofError):
        verify_inclusion(bad, index=index, size=size, leaf=log.hashes[index], root=log.tree.root)
    with pytest.raises(FalseProofError):
        verify_inclusion(good, index=index, size=size, leaf=leaf_hash(b"?"), root=log.tree.root)


@settings(deadline=None, max_examples=100)
@given(data=st.data(), size=st.integers(2, 40))
def test_a_proof_of_consistency_with_anything_changed_is_refused(data, size):
    log = Log(entries_of(size))
    old = data.draw(st.integers(1, size - 1))
    given: dict[str, Any] = {"old_size": old, "size": size}
    given |= {"old_root": trees.root(log.nodes(old), old), "root": log.tree.root}
    good = trees.consistency_proof(log.nodes(), old, size)

    for changed in (
        given | {"proof": data.draw(st.sampled_from(_spoiled(good)))},
        given | {"proof": good, "old_root": leaf_hash(b"?")},
        given | {"proof": good, "root": leaf_hash(b"?")},
    ):
        with pytest.raises(FalseProofError):
            verify_consistency(**changed)


def test_the_empty_tree_begins_every_tree_and_needs_no_proof():
    log = Log(entries_of(3))

    verify_consistency([], old_size=0, old_root=EMPTY_ROOT, size=3, root=log.tree.root)
    with pytest.raises(FalseProofError):
        verify_consistency(
            [log.hashes[0]], old_size=0, old_root=EMPTY_ROOT, size=3, root=log.tree.root
        )


@pytest.mark.parametrize("index", [-1, 3, 4])
def test_what_a_tree_does_not_have_cannot_be_proven(index):
    log = Log(entries_of(3))

    with pytest.raises(NoSuchProofError):
        trees.inclusion_proof(log.nodes(), index, 3)
    with pytest.raises(NoSuchProofError):
        trees.consistency_proof(log.nodes(), 4, 3)
    with pytest.raises(FalseProofError):
        verify_inclusion([], index=index, size=3, leaf=log.hashes[0], root=log.tree.root)


def _spoiled(proof):
    flipped = [
        [*proof[:place], bytes([each[0] ^ 1]) + each[1:], *proof[place + 1 :]]
        for place, each in enumerate(proof)
    ]
    return [proof[1:], proof[:-1], [*proof, b"\0" * 32], [b"\0" * 32, *proof], *flipped]
