import pytest

from proofs import trees
from proofs.tiles import (
    MalformedTileError,
    OversizedEntryError,
    Tile,
    nodes_from,
    read_bundle,
    read_path,
    tiles_of,
    tiles_of_proof,
    write_bundle,
)
from tests.proofs.logs import Log, entries_of

PATHS = [
    (Tile(0, 0), "tile/0/000", "tile/entries/000"),
    (Tile(0, 999, 1), "tile/0/999.p/1", "tile/entries/999.p/1"),
    (Tile(1, 1000), "tile/1/x001/000", None),
    (Tile(63, 1234067, 255), "tile/63/x001/x234/067.p/255", None),
]


@pytest.mark.parametrize(("tile", "path", "bundle"), PATHS)
def test_a_tile_has_one_path_which_leads_back_to_it(tile, path, bundle):
    assert tile.path == path
    assert read_path(path) == (tile, False)
    if bundle:
        assert tile.bundle_path == bundle
        assert read_path(bundle) == (tile, True)


@pytest.mark.parametrize(
    "path",
    [
        "", "tile/0", "tile/00/000", "tile/64/000", "tile/0/0", "tile/0/0000", "tile/0/x000/001",
        "tile/0/000.p/0", "tile/0/000.p/01", "tile/0/000.p/256", "tile/0/000/", "tile/-1/000",
        "tile/0/001/002", "tile/0/../000", "tile/0/٠٠٠", "/tile/0/000", "tile/8/0/000",
    ],
)  # fmt: skip
def test_another_path_is_refused(path):
    with pytest.raises(MalformedTileError):
        read_path(path)


def test_a_tree_of_70000_has_the_tiles_of_the_example_in_the_specification():
    found = list(tiles_of(70_000))

    assert [len([tile for tile in found if tile.level == level]) for level in range(4)] == [
        274, 2, 1, 0,
    ]  # fmt: skip
    assert [tile for tile in found if tile.width < 256] == [
        Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("entries", [[], [b""], [b"", b"a", b"\n" * 65_535], [b"x" * 300] * 256])
def test_a_bundle_gives_back_its_entries(entries):
    assert read_bundle(write_bundle(entries)) == entries


def test_a_bundle_is_length_then_bytes():
    assert write_bundle([b"ab", b"", b"c" * 258]) == b"\0\2ab\0\0\1\2" + b"c" * 258


def test_an_entry_that_a_bundle_cannot_hold_is_refused():
    with pytest.raises(OversizedEntryError):
        write_bundle([b"x" * 65_536])


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_bundle_that_is_cut_is_refused(cut):
    with pytest.raises(MalformedTileError):
        read_bundle(write_bundle([b"abc"])[:-cut])


@pytest.mark.parametrize("content", [b"", b"\0" * 31, b"\0" * 64, b"\0" * 97])
def test_a_tile_that_is_too_short_is_refused(content):
    nodes = nodes_from(lambda _: content, 3)

    with pytest.raises(MalformedTileError):
        nodes(0, 0)


def test_a_tile_that_has_grown_still_serves_a_smaller_tree():
    small, grown = Log(entries_of(300)), Log(entries_of(1000))

    assert grown.nodes(300)(0, 299) == small.nodes()(0, 299)


@pytest.mark.parametrize("size", [1, 255, 256, 257, 600, 65_537, 70_000])
def test_an_entry_is_proven_from_the_tiles_that_are_named(size):
    log = Log(entries_of(size))
    for index in {0, size - 1, size // 2, size // 3}:
        named = {each: log.read(each) for each in tiles_of_proof(index, size)}
        proof = trees.inclusion_proof(nodes_from(named.__getitem__, size), index, size)
        assert proof == trees.inclusion_proof(log.nodes(), index, size)
