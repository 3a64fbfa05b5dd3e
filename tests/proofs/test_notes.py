import pytest

from proofs.keys import COSIGNATURE, NOTE, MalformedKeyError, SignerKey, VerifierKey
from proofs.notes import MalformedNoteError, Note, UnverifiedNoteError, cosigned, signed

TEXT = "Điểm kiểm\n\nhai dòng\n"
KEY = SignerKey("vi.example/nhat-ky", NOTE, bytes(range(32)))
OTHER = SignerKey("vi.example/khac", NOTE, bytes(range(1, 33)))
WITNESS = SignerKey("vi.example/chung", COSIGNATURE, bytes(range(2, 34)))


@pytest.mark.parametrize("key", [KEY, OTHER, WITNESS])
def test_a_key_reads_back_from_its_text(key):
    assert SignerKey.parse(key.text) == key
    assert VerifierKey.parse(key.verifier.text) == key.verifier
    assert key.text.startswith(f"PRIVATE+KEY+{key.name}+{key.verifier.id.hex()}+")


def test_a_key_does_not_show_its_secret():
    assert "seed" not in repr(KEY)
    assert SignerKey.generate("a") != SignerKey.generate("a")


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "a+b", "a+00000000+", "a+00000000+AA==", "+00000000+AQ==",
        KEY.verifier.text.replace("+", "+0", 1), KEY.verifier.text + "=",
        KEY.verifier.text.replace("vi.example", "vi example"),
        KEY.verifier.text.replace("vi.example", "vn.example"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_key_is_refused_and_not_repeated(text):
    for kind, prefix in ((VerifierKey, ""), (SignerKey, "PRIVATE+KEY+"), (SignerKey, "")):
        with pytest.raises(MalformedKeyError) as refused:
            kind.parse(prefix + text)
        assert not refused.value.facts


def test_a_note_reads_back_and_is_believed_for_those_who_signed():
    note = Note.parse(signed(TEXT, KEY, OTHER).content)

    assert note.text == TEXT
    assert note.signed_by([KEY.verifier]) == [KEY.verifier]
    assert note.require_signature([OTHER.verifier, KEY.verifier]) == [KEY.verifier, OTHER.verifier]


def test_signatures_of_strangers_are_passed_over():
    note = signed(TEXT, KEY, OTHER)

    assert note.require_signature([OTHER.verifier]) == [OTHER.verifier]
    with pytest.raises(UnverifiedNoteError):
        note.require_signature([WITNESS.verifier])
    with pytest.raises(UnverifiedNoteError):
        note.require_signature([KEY.verifier.named("vi.example/ten-khac")])


def test_a_false_signature_spoils_the_note():
    note = signed(TEXT, KEY)

    with pytest.raises(UnverifiedNoteError):
        Note(TEXT + "thêm\n", note.signatures).signed_by([KEY.verifier])


def test_a_note_may_hold_sixteen_signatures_and_more():
    keys = [SignerKey.generate(f"key-{number}") for number in range(100)]
    note = Note.parse(signed(TEXT, *keys).content)

    assert note.signed_by([keys[99].verifier]) == [keys[99].verifier]


@pytest.mark.parametrize(
    "content",
    [
        "", "\n", "text\n", "text\n\n", "text\n\n— name\n", "text\n\n— name AAAAAAA=",
        "text\n\n— name AAAA\n", "text\n\n— a+b AAAAAAA=\n", "text\n\n- name AAAAAAA=\n",
        "te\txt\n\n— name AAAAAAA=\n", "text\r\n\n— name AAAAAAA=\n", "text\n\n— name AAAAAAB=\n",
    ],
)  # fmt: skip
def test_bytes_that_are_no_note_are_refused(content):
    with pytest.raises(MalformedNoteError):
        Note.parse(content)


@pytest.mark.parametrize("text", ["", "no newline", "tab\t\n"])
def test_what_no_note_may_hold_is_not_signed(text):
    with pytest.raises(MalformedNoteError):
        signed(text, KEY)


def test_a_cosignature_carries_its_time_and_signs_it():
    line = cosigned(TEXT, WITNESS, 1_679_315_147)
    note = signed(TEXT, KEY).with_signatures([line, line])

    assert len(note.signatures) == 2
    assert note.signed_by([WITNESS.verifier]) == [WITNESS.verifier]
    later = line.value[:7] + bytes([line.value[7] ^ 1]) + line.value[8:]
    with pytest.raises(UnverifiedNoteError):
        Note(TEXT, (type(line)(line.name, line.key_id, later),)).signed_by([WITNESS.verifier])


def test_a_key_for_notes_does_not_cosign():
    with pytest.raises(ValueError, match="cosignatures"):
        cosigned(TEXT, KEY, 1)
