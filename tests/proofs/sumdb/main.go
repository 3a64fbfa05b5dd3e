// Reads a log from a folder of tiles with Go's checksum database code (golang.org/x/mod/sumdb),
// which shares nothing with ours, and fails unless everything in the folder agrees with it:
// the signature and root of the checkpoint, every tile, and the proofs of the given file.
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type proofs struct {
	Inclusion []struct {
		Index, Size int64
		Hashes      []tlog.Hash
	}
	Consistency []struct {
		Old, Size int64
		Hashes    []tlog.Hash
	}
}

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for place, index := range indexes {
		found[place] = h[index]
	}
	return found, nil
}

type folder struct {
	path string
	read int
}

func (f *folder) Height() int                         { return height }
func (f *folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}

func (f *folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		content, err := os.ReadFile(f.file(tile))
		if err != nil {
			return nil, err
		}
		f.read++
		found = append(found, content)
	}
	return found, nil
}

// file is the path of C2SP tlog-tiles, which does not repeat the height.
func (f *folder) file(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
	path = strings.Replace(path, "data/", "entries/", 1)
	return filepath.Join(f.path, "tile", path)
}

func require(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func signedTree(path, key string) tlog.Tree {
	content, err := os.ReadFile(filepath.Join(path, "checkpoint"))
	require(err)
	verifier, err := note.NewVerifier(key)
	require(err)
	opened, err := note.Open(content, note.VerifierList(verifier))
	require(err)
	lines := strings.SplitN(opened.Text, "\n", 4)
	if lines[0] != verifier.Name() {
		require(fmt.Errorf("origin %q", lines[0]))
	}
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + lines[1] + "\n" + lines[2] + "\n"))
	require(err)
	return tree
}

// tiles are those of a tree, each as wide as it is; NewTiles may also name narrower ones.
func tiles(size int64) []tlog.Tile {
	var found []tlog.Tile
	for _, tile := range tlog.NewTiles(height, 0, size) {
		wide := size>>(height*tile.L) - tile.N<<height
		if tile.W == 1<<height || int64(tile.W) == wide {
			found = append(found, tile)
		}
	}
	return found
}

func entries(f *folder, size int64) [][]byte {
	var found [][]byte
	for _, tile := range tiles(size) {
		if tile.L != 0 {
			continue
		}
		tile.L = -1
		content, err := os.ReadFile(f.file(tile))
		require(err)
		for len(content) > 0 {
			length := int(binary.BigEndian.Uint16(content))
			found = append(found, content[2:2+length])
			content = content[2+length:]
		}
	}
	return found
}

func stored(all [][]byte) hashes {
	var found hashes
	for index, entry := range all {
		more, err := tlog.StoredHashes(int64(index), entry, found)
		require(err)
		found = append(found, more...)
	}
	return found
}

func checkTiles(f *folder, tree tlog.Tree, known hashes) {
	for _, tile := range tiles(tree.N) {
		ours, err := os.ReadFile(f.file(tile))
		require(err)
		theirs, err := tlog.ReadTileData(tile, known)
		require(err)
		if string(ours) != string(theirs) {
			require(fmt.Errorf("%s differs", f.file(tile)))
		}
	}
}

func checkProofs(path string, known hashes, all [][]byte) {
	var given proofs
	content, err := os.ReadFile(filepath.Join(path, "proofs.json"))
	require(err)
	require(json.Unmarshal(content, &given))
	for _, each := range given.Inclusion {
		root, err := tlog.TreeHash(each.Size, known)
		require(err)
		require(tlog.CheckRecord(each.Hashes, each.Size, root, each.Index, tlog.RecordHash(all[each.Index])))
	}
	for _, each := range given.Consistency {
		old, err := tlog.TreeHash(each.Old, known)
		require(err)
		root, err := tlog.TreeHash(each.Size, known)
		require(err)
		require(tlog.CheckTree(each.Hashes, each.Size, root, each.Old, old))
	}
}

func main() {
	files := &folder{path: os.Args[1]}
	tree := signedTree(os.Args[1], os.Args[2])
	all := entries(files, tree.N)
	if int64(len(all)) != tree.N {
		require(fmt.Errorf("%d entries, %d signed", len(all), tree.N))
	}
	known := stored(all)
	root, err := tlog.TreeHash(tree.N, known)
	require(err)
	if root != tree.Hash {
		require(fmt.Errorf("root %v, signed %v", root, tree.Hash))
	}
	checkTiles(files, tree, known)
	checkProofs(os.Args[1], known, all)
	fmt.Println(tree.N, root)
}
