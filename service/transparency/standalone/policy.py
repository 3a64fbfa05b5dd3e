"""Whom to trust (C2SP tlog-policy): keys of the log, keys of witnesses, how many must cosign."""

from pathlib import Path

from service.transparency.standalone.notes import LOG_KEY, WITNESS_KEY, Key, bad, signers

POLICY = "policy"
CHECKPOINT = "checkpoint"
Signed = list[tuple[Key, int]]


class Policy:
    """Keys, and the number of witnesses that must have cosigned."""

    def __init__(self, logs: list[Key], witnesses: list[Key], quorum: int) -> None:
        self.logs, self.witnesses, self.quorum = logs, witnesses, quorum

    def else_of(self, other: "Policy") -> "Policy":
        """This policy; where it names no keys, those of the other one."""
        logs, witnesses = self.logs or other.logs, self.witnesses or other.witnesses
        return Policy(logs, witnesses, max(self.quorum, other.quorum))


def policy_of(folder: Path) -> Policy:
    """The policy that came with the package: what it names is a claim of who made the package."""
    logs, witnesses, quorum = [], [], 0
    for line in (folder / POLICY).read_text("utf-8").splitlines():
        word, *rest = line.split(" ")
        if word == "log":
            logs.append(Key(rest[0]))
        elif word == "witness":
            witnesses.append(Key(rest[1]))
        elif word == "group":
            quorum = int(rest[1])
    return Policy(logs, witnesses, quorum)


def check_note(note: str, tenant: str, policy: Policy) -> tuple[int, str, Signed]:
    """A checkpoint of this agency's log is signed as the policy asks; its size, root, signers."""
    if not policy.logs:
        bad("chưa có khóa của nhật ký · no key of the log: --key")
    origin, size, root = note.split("\n")[:3]
    signed = list(signers(note, policy.logs + policy.witnesses, origin))
    if not any(key.kind == LOG_KEY for key, _ in signed):
        bad(f"{CHECKPOINT}: no signature of a known key of the log")
    if len({key.text for key, _ in signed if key.kind == WITNESS_KEY}) < policy.quorum:
        bad(f"{CHECKPOINT}: too few witnesses")
    if not origin.endswith("/" + tenant):
        bad(f"{CHECKPOINT}: another log")
    return int(size), root, signed
