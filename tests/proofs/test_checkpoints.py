import pytest

from proofs.checkpoints import Checkpoint, MalformedCheckpointError
from proofs.encoding import to_base64
from proofs.hashing import EMPTY_ROOT

ROOT = to_base64(EMPTY_ROOT)


@pytest.mark.parametrize("extensions", [(), ("một dòng",), ("a", "b")])
def test_a_checkpoint_reads_back_from_its_text(extensions):
    checkpoint = Checkpoint("vi.example/nhat-ky", 20_852_163, EMPTY_ROOT, extensions)

    assert Checkpoint.parse(checkpoint.text) == checkpoint


def test_a_checkpoint_is_three_lines():
    assert Checkpoint("a/b", 0, EMPTY_ROOT).text == f"a/b\n0\n{ROOT}\n"


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "a\n1\n", f"a\n1\n{ROOT}", f"\n1\n{ROOT}\n", f"a\n01\n{ROOT}\n",
        f"a\n-1\n{ROOT}\n",
        f"a\n\n{ROOT}\n", f"a\n1\n{ROOT}\n\n", "a\n1\nAAAA\n",
        f"a\n1\n{ROOT}=\n", f"a\n١\n{ROOT}\n",
        f"a\n{'9' * 20}\n{ROOT}\n", f"a\n1 \n{ROOT}\n",
    ],
)  # fmt: skip
def test_another_text_is_refused(text):
    with pytest.raises(MalformedCheckpointError):
        Checkpoint.parse(text)
