"""What tellers count on paper, nominee by nominee, and the sums that must agree."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self
from uuid import UUID

from domain.councils.counting import Votes
from domain.errors import DomainError

_SHA256 = re.compile(r"[0-9a-f]{64}")


class TallyNomineesError(DomainError):
    """A tally counts every nominee of the ballot once, and nobody else."""

    vi = "Biên bản kiểm phiếu phải ghi mỗi hồ sơ của lần bỏ phiếu đúng một lần."
    en = "A tally counts every nominee of the ballot exactly once."


class NegativeCountError(DomainError):
    """There are no fewer than zero papers."""

    vi = "Số phiếu {field} không thể âm."
    en = "The count {field} cannot be negative."


class IssuedMismatchError(DomainError):
    """Every paper issued is valid, invalid or unused."""

    vi = "Phát ra {issued} phiếu, không bằng {valid} hợp lệ, {invalid} không hợp lệ, {unused} thừa."
    en = "{issued} papers issued are not {valid} valid, {invalid} invalid and {unused} unused."


class ReturnedMismatchError(DomainError):
    """There are as many papers in the box as members who took part."""

    vi = "Có {returned} phiếu thu về nhưng {voters} thành viên đã bỏ phiếu cho hồ sơ này."
    en = "{returned} papers were returned, but {voters} members voted on this nominee."


class AbstainNotOfferedError(DomainError):
    """The policy knows no abstention."""

    vi = "Quy chế biểu quyết không cho phép bỏ phiếu trắng."
    en = "The vote policy does not offer abstention."


class WrittenMismatchError(DomainError):
    """Every written opinion says yes or no."""

    vi = "Có {counted} ý kiến bằng văn bản được tính, nhưng {received} ý kiến đã nhận."
    en = "{counted} written opinions are counted, but {received} were received."


class ScanHashError(DomainError):
    """A scan is known by its SHA-256."""

    vi = "Mã SHA-256 của bản quét phải gồm 64 chữ số thập lục phân viết thường."
    en = "The SHA-256 of the scan is 64 lower-case hexadecimal digits."


@dataclass(frozen=True, kw_only=True)
class NomineeCount:
    """The papers on one nominee; `issued` is `yes + no + abstain + invalid + unused`."""

    nomination_id: UUID
    issued: int
    yes: int
    no: int
    abstain: int
    invalid: int
    unused: int
    written_yes: int = 0
    written_no: int = 0

    def as_data(self) -> dict[str, Any]:
        """The count as plain data, as events keep it."""
        return asdict(self) | {"nomination_id": str(self.nomination_id)}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """The count that an event kept."""
        return cls(**{**data, "nomination_id": UUID(data["nomination_id"])})

    @property
    def valid(self) -> int:
        """The papers that say something."""
        return self.yes + self.no + self.abstain

    def votes(self) -> Votes:
        """Papers and written opinions together; nobody knows what the chair chose."""
        return Votes(
            yes=self.yes + self.written_yes,
            no=self.no + self.written_no,
            abstain=self.abstain,
            invalid=self.invalid,
        )


@dataclass(frozen=True, kw_only=True)
class Expected:
    """How many voted on one nominee: on paper and in writing."""

    papers: int
    written: int


def check_scan(sha256: str) -> None:
    """Refuse what is no SHA-256 in lower-case hexadecimal (ScanHashError)."""
    if not _SHA256.fullmatch(sha256):
        raise ScanHashError


def check_nominees(counts: Sequence[NomineeCount], nominees: Collection[UUID]) -> None:
    """Refuse a tally that leaves out, repeats or adds a nominee (TallyNomineesError)."""
    if sorted(count.nomination_id for count in counts) != sorted(nominees):
        raise TallyNomineesError


def check_count(count: NomineeCount, *, expected: Expected, abstain_option: bool) -> None:
    """Refuse a count whose sums do not agree.

    Raises:
        NegativeCountError, AbstainNotOfferedError: a number that cannot be.
        IssuedMismatchError, ReturnedMismatchError, WrittenMismatchError: sums that differ.
    """
    _refuse_negative(count)
    if count.abstain and not abstain_option:
        raise AbstainNotOfferedError
    _refuse_papers(count, expected.papers)
    written = count.written_yes + count.written_no
    if written != expected.written:
        raise WrittenMismatchError(counted=written, received=expected.written)


def _refuse_negative(count: NomineeCount) -> None:
    for field, value in asdict(count).items():
        if field != "nomination_id" and value < 0:
            raise NegativeCountError(field=field)


def _refuse_papers(count: NomineeCount, papers: int) -> None:
    if count.issued != count.valid + count.invalid + count.unused:
        raise IssuedMismatchError(
            issued=count.issued, valid=count.valid, invalid=count.invalid, unused=count.unused
        )
    returned = count.valid + count.invalid
    if returned != papers:
        raise ReturnedMismatchError(returned=returned, voters=papers)
