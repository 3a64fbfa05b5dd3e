"""The province's log holds every checkpoint below it, and shows whoever shrank or forked."""

import json
from uuid import UUID

import pytest
from sqlalchemy import text

from proofs.checkpoints import Checkpoint
from proofs.hashing import leaf_hash
from proofs.keys import SignerKey, VerifierKey
from proofs.notes import Note, signed
from proofs.receipts import InclusionProof
from proofs.tiles import Tile
from proofs.witnessing import Submission, keys_of
from service.backend import Backend
from service.transparency.evidence.extents import Everything
from service.transparency.evidence.reading import Reader
from service.transparency.evidence.trust import Trust
from service.transparency.evidence.writing import Wanted, export
from service.transparency.following import Followed, Follower
from service.transparency.gathering import Gathering
from service.transparency.memory import memory
from service.transparency.monitor import Monitor
from service.transparency.province import proven_above
from service.transparency.receipts import receipt_of
from service.transparency.serving import content_of
from service.transparency.signer import Signer
from tenants import directory
from tenants.checkpoints import Checkpoints
from tenants.directory import Tenant
from tenants.engine import reading, writing
from tenants.log_tables import PROVINCE_LOG
from tenants.province_log import Entry, enter, stored_entries
from tenants.reconciling_province import reconcile_province
from tenants.scope import Scope, bound_to
from tenants.scope import enter as enter_scope
from tests.service.cli.conftest import Shell
from tests.service.transparency.logs import PREFIX, SNGV, SXD
from tests.service.transparency.test_evidence import verify as verified

KEY = SignerKey.generate("vi.example/nhat-ky-tinh")
TINH = Tenant("tinh", "Tỉnh Bình Phước", "BP", "province", None, SXD.established_on)
BELOW = [Tenant(f"{each.tenant_id}-2", "X", "X", "agency", "tinh", SXD.established_on)
         for each in (SXD, SNGV)]  # fmt: skip
A, B = (each.tenant_id for each in BELOW)


class Province:
    """The log of a province above two agencies, with its signer and a monitor of its own."""

    def __init__(self, stand):
        self.stand = stand
        self.engine = stand.engine
        for tenant in (TINH, *BELOW):
            directory.add(self.engine, tenant)

    def grow(self, count, *witnesses, tenant=A):
        """Let an agency record and sign so many events, and the province enter and sign that."""
        self.stand.grow(count, *witnesses, tenant=tenant)
        return self.sign(*witnesses)

    def sign(self, *witnesses, keys=None):
        entered, unfit = Gathering(self.engine, keys or [self.stand.key.verifier]).run_once()
        with memory(self.stand.folder / "province-signer") as kept:
            signer = Signer(self.engine, KEY, kept, witnesses, PROVINCE_LOG)
            _, refused = signer.run_once()
        return entered, [each.code for each in (*unfit, *refused)]

    def followed(self, **options):
        """The alarms of one look from outside, by the name of the log."""
        folder = self.stand.folder / "province-monitor"
        with memory(folder) as kept:
            origin = f"{KEY.name}/tinh"
            seen = Monitor([KEY.verifier], [], kept, silence=60).look(origin, self)
            assert seen.alarm == ""
            followed = Followed(folder, origin)
            follower = Follower([self.stand.key.verifier], followed, **options)
            found = follower.follow(self, seen.size)
        return {each.origin.removeprefix(f"{PREFIX}/"): each.alarm for each in found}

    def checkpoint(self):
        return self.last().note.content

    def tile(self, tile):
        return self._content(tile, entries=False)

    def entries(self, tile):
        return self._content(tile, entries=True)

    def reconciled(self, key):
        """The kinds of what does not agree in the province's log."""
        with bound_to("tinh"), reading(self.engine) as connection:
            found = reconcile_province(connection, "tinh", (key.verifier,))
        assert all(each.place.startswith("province-log ") for each in found)
        return {each.kind for each in found}

    def last(self):
        with bound_to("tinh"), reading(self.engine) as connection:
            found = Checkpoints(connection, "tinh", PROVINCE_LOG).last()
        assert found is not None
        return found

    def stored(self):
        with bound_to("tinh"), reading(self.engine) as connection:
            return [each.decode() for each in stored_entries(connection, "tinh", 0, 1000)]

    def _content(self, tile, *, entries):
        with bound_to("tinh"):
            return content_of(self.engine, "tinh", tile, entries=entries, tables=PROVINCE_LOG)


@pytest.fixture
def province(stand):
    return Province(stand)


@pytest.fixture
def province_on_sqlite(stand_on_sqlite):
    return Province(stand_on_sqlite)


def above(province, tenant=A):
    """The proofs of an agency's last checkpoint in the logs above it."""
    with bound_to(tenant):
        return proven_above(province.engine, tenant, province.stand.last(tenant))


def test_every_checkpoint_is_entered_once_signed_and_proven(province):
    with province.stand.witness() as witness:
        assert province.grow(3) == (1, [])
        assert province.grow(300, witness) == (1, [])
        assert province.grow(2, witness, tenant=B) == (1, [])
    assert province.sign() == (0, [])

    told = [Submission.parse(each) for each in province.stored()]
    sizes = [(each.old_size, Checkpoint.parse(each.note.text).size) for each in told]
    assert sizes == [(0, 3), (3, 303), (0, 2)]
    (found,) = above(province)
    trusted = keys_of(f"{KEY.name}/tinh", [KEY.verifier])
    assert found.proof.verify(found.entry, trusted).size == 2
    assert Submission.parse(found.entry.decode()).note.text == province.stand.last(A).note.text
    assert province.tile(Tile(0, 0, 3))[32:64] == leaf_hash(found.entry)
    assert province.followed() == {A: "", B: ""}


def test_the_province_log_is_witnessed_with_a_key_of_its_own(province_on_sqlite):
    province = province_on_sqlite
    with province.stand.witness(KEY.verifier) as witness:
        province.grow(3, witness)

    assert [each.name for each in province.last().note.signatures] == [
        f"{KEY.name}/tinh",
        "vi.example/chung",
    ]


def test_what_is_entered_continues_the_entry_before(province_on_sqlite):
    province = province_on_sqlite
    province.grow(3)
    stranger = SignerKey.generate(PREFIX).verifier
    province.stand.grow(1, tenant=A)

    assert province.sign(keys=[stranger]) == (0, ["refused-to-enter"])
    assert province.sign() == (1, [])

    with bound_to(A), writing(province.engine) as connection:
        connection.execute(text("DELETE FROM log_checkpoint WHERE size = 4"))
        connection.execute(text("UPDATE log_tree SET size = 3"))
    assert province.sign() == (0, ["refused-to-enter"])


def test_a_forked_or_shrunk_agency_is_seen_by_who_follows_the_province(province_on_sqlite):
    """An insider with both keys enters what the gathering refuses."""
    province = province_on_sqlite
    province.grow(3)
    province.grow(4, tenant=B)
    assert province.followed() == {A: "", B: ""}

    other = signed(Checkpoint(f"{PREFIX}/{A}", 3, leaf_hash(b"?")).text, own(province, A))
    shorter = signed(Checkpoint(f"{PREFIX}/{B}", 1, leaf_hash(b"?")).text, own(province, B))
    assert forge(province, [(A, 3, other), (B, 1, shorter)]) == 2
    assert province.sign() == (0, [])

    for _ in range(2):
        assert province.followed() == {A: "forked", B: "shrunk"}


def own(province, tenant):
    return province.stand.key.named(f"{PREFIX}/{tenant}")


def forge(province, notes):
    """Enter these past the constraint that keeps one checkpoint of each size."""
    entries = [
        Entry(f"{tenant}-forged", size, Submission(size, (), note).body.encode())
        for tenant, size, note in notes
    ]
    return enter(province.engine, "tinh", entries)


def test_a_silent_agency_is_told_only_when_asked_for(province_on_sqlite):
    province = province_on_sqlite
    province.grow(3)

    assert province.followed() == {A: ""}
    assert province.followed(silence=-1) == {A: "silent"}


def test_an_entry_that_is_not_what_the_tree_says_is_no_entry(province_on_sqlite):
    province = province_on_sqlite
    province.grow(3)
    with bound_to("tinh"), writing(province.engine) as connection:
        connection.execute(text("UPDATE province_log_entry SET entry = x'00'"))

    assert province.followed() == {"": "tiles-differ"}


def test_an_untouched_log_of_a_province_agrees_with_its_tree(province):
    province.grow(3)
    province.grow(2, tenant=B)

    assert province.reconciled(KEY) == set()


FORGED = SignerKey.generate(KEY.name)


def test_the_reconciler_sees_a_checkpoint_of_the_province_under_a_forged_key(province_on_sqlite):
    province = province_on_sqlite
    province.grow(3)

    assert province.reconciled(FORGED) == {"checkpoint-unsigned"}


@pytest.mark.parametrize(
    ("attack", "kinds"),
    [
        ("UPDATE province_log_entry SET entry = x'00' WHERE position = 1",
         {"entry-differs", "tile-differs", "root-differs", "checkpoint-differs"}),
        ("UPDATE province_log_entry SET size = size + 100 WHERE position = 1", {"entry-differs"}),
        ("UPDATE province_log_entry SET member_id = 'x' WHERE position = 1", {"entry-differs"}),
        ("DELETE FROM province_log_entry WHERE position = 1",
         {"entries-missing", "leaves-without-events", "tile-differs", "checkpoint-differs"}),
        ("DELETE FROM province_log_entry WHERE position = 2",
         {"leaves-without-events", "tile-differs"}),
        ("UPDATE province_log_tile SET hashes = zeroblob(64)", {"tile-differs"}),
        ("UPDATE province_log_tree SET root = zeroblob(32)", {"root-differs"}),
        ("DELETE FROM province_log_tree", {"tree-smaller-than-signed"}),
    ],
)  # fmt: skip
def test_the_reconciler_sees_what_was_changed_in_the_log_of_a_province(
    province_on_sqlite, attack, kinds
):
    province = province_on_sqlite
    province.grow(3)
    province.grow(2, tenant=B)

    with bound_to("tinh"), writing(province.engine) as connection:
        connection.execute(text(attack))

    assert province.reconciled(KEY) == kinds


def test_packages_and_receipts_are_verified_offline_up_to_the_province(province_on_sqlite):
    province = province_on_sqlite
    with province.stand.witness(KEY.verifier) as witness:
        province.grow(3, witness)
        province.grow(300, witness)
    folder, keys = exported(province), ["--key", province.stand.key.verifier.text]
    above = ["--province-key", KEY.verifier.text]
    receipt = folder.with_name("receipt.json")
    with bound_to(A):
        told = receipt_of(province.engine, A, 7).document
    receipt.write_text(json.dumps(told))
    where = "Có trong nhật ký cấp trên: vi.example/nhat-ky-tinh/tinh"

    assert where + ". ·" in good(folder, *keys, *above)
    assert where + " (?)" in good(folder, *keys)
    asked = ["--witness", province.stand.witness_key.verifier.text, "--quorum", "1"]
    line = good(folder, *keys, *above, *asked, "--receipt", receipt)
    assert line.startswith("Sự kiện 7 có trong nhật ký; người làm chứng: vi.example/chung (")
    assert where + ". ·" in line

    stranger = ["--province-key", SignerKey.generate(KEY.name).verifier.text]
    assert "log above" in bad(folder, *keys, *stranger)
    assert bad(folder, "--receipt", receipt) == "SAI · BAD: --key"
    for name, old, new in (
        ("leaf", '"alice"', '"alicf"'),
        ("proof", "index 6", "index 7"),
        ("position", 7, 8),
    ):
        changed = told | {name: new if old == 7 else told[name].replace(old, new)}
        receipt.write_text(json.dumps(changed))
        assert "SAI · BAD: receipt: " in bad(folder, *keys, "--receipt", receipt), name


def exported(province):
    folder = province.stand.folder / "package"
    trust = Trust([province.stand.key.verifier], [], 0)
    wanted = Wanted(tenant_id=A, extent=Everything(), trust=trust)
    with enter_scope(Scope(A, "alice", "office", UUID(int=1))):
        export(Reader.without_names(Backend(engine=province.engine)), wanted, folder)
    return folder


def good(folder, *arguments):
    code, line = verified(folder, *arguments)
    assert code == 0, line
    return line


def bad(folder, *arguments):
    code, line = verified(folder, *arguments)
    assert code == 1, line
    return line


def test_an_operator_enters_signs_proves_and_watches_from_the_command_line(province, tmp_path):
    shell = Shell(province.engine.url.render_as_string(hide_password=False))
    public = shell.json("log-key", tmp_path / "p", "--name", KEY.name)["public_key"]
    province.stand.grow(3, tenant=A)
    files = ("--key-file", tmp_path / "p", "--state", tmp_path / "ps", "--once")
    told = shell.json("sign-province", *files, "--log-key", province.stand.key.verifier.text)
    assert told == {"signed": 1}

    receipt = tmp_path / "receipt.json"
    said = shell("prove", "2", "--tenant", A, "--receipt-file", receipt).stdout

    assert said.endswith("; nhật ký cấp trên: tinh.\n")
    (entry,) = json.loads(receipt.read_text())["province"]
    assert (entry["tenant"], Note.parse(entry["entry"].partition("\n\n")[2]).text) == (
        "tinh", province.stand.last(A).note.text
    )  # fmt: skip
    proof = InclusionProof.parse(entry["proof"])
    trusted = [VerifierKey.parse(public).named(f"{KEY.name}/tinh")]
    assert proof.verify(entry["entry"].encode(), trusted).size == 1
    verify = ("verify", "--tenant", "tinh", "--province-key")
    assert shell.json(*verify, public)[0]["findings"] == []
    told = shell(*verify, FORGED.verifier.text)
    assert told.exit_code == 1
    assert "checkpoint-unsigned" in told.stdout
    assert "province-log 1" in told.stdout
    assert shell.refusal("sign-province", *files)[0] == 1
