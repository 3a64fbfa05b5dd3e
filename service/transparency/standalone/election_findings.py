"""What does not agree: a code for programs, a place, and what it means in two languages."""

from collections.abc import Mapping
from typing import Any, NamedTuple, NoReturn, Union

ELECTION_WORDS = {
    "byte": ("byte", "byte"),
    "event": ("sự kiện", "event"),
    "credential": ("khóa phiếu", "credential"),
    "ballot": ("phiếu", "ballot"),
    "question": ("câu", "question"),
    "answer": ("phương án", "answer"),
    "trustee": ("người giữ khóa", "trustee"),
    "tracker": ("mã theo dõi", "tracker"),
    "field": ("trường", "field"),
    "found": ("có", "found"),
    "expected": ("đúng phải là", "expected"),
}
ELECTION_FINDINGS = {
    "archive": ("tệp không đúng dạng lưu trữ Belenios", "not laid out as a Belenios archive"),
    "digest": ("nội dung không khớp mã băm của nó", "content does not match its hash"),
    "chain": ("chuỗi sự kiện bị đứt", "the chain of events is broken"),
    "order": ("sự kiện không đúng lúc", "an event out of its order"),
    "payload": ("dữ liệu của sự kiện thiếu hoặc thừa", "data of an event missing or left over"),
    "form": ("dữ liệu không đúng dạng", "data in the wrong form"),
    "scalar": ("số không ở dạng chuẩn tắc", "a number that is not canonical"),
    "point": ("điểm không ở dạng chuẩn tắc", "a point that is not canonical"),
    "torsion": ("điểm ngoài nhóm con nguyên tố", "a point outside the prime-order subgroup"),
    "identity": ("phần tử đơn vị không được phép", "the identity where it must not stand"),
    "unsupported": ("loại bầu cử không được hỗ trợ", "a kind of election that is not supported"),
    "certificate": ("chứng thư của người giữ khóa sai", "a trustee's certificate is false"),
    "coefficients": ("cam kết của người giữ khóa sai", "a trustee's commitments are false"),
    "share-key": ("khóa phần của người giữ khóa sai", "a trustee's share key is false"),
    "election-key": ("khóa bầu cử không do các phần tạo ra", "the election key is not theirs"),
    "duplicate-credential": ("khóa phiếu ghi hai lần", "a credential listed twice"),
    "not-enrolled": ("khóa phiếu không của thành viên nào", "a credential that no member enrolled"),
    "left-out": ("thiếu khóa phiếu của thành viên", "a member's credential is left out"),
    "other-election": ("phiếu của cuộc bỏ phiếu khác", "a ballot of another election"),
    "non-member": ("phiếu của người ngoài danh sách", "a ballot of somebody not on the roll"),
    "second-ballot": ("một khóa bỏ hơn một phiếu", "more than one ballot of one credential"),
    "signature": ("chữ ký trên phiếu sai", "the signature on a ballot is false"),
    "vote": ("không chứng minh được phiếu là 0 hoặc 1", "no proof that a vote is 0 or 1"),
    "choice": ("không chứng minh được số lựa chọn", "no proof of the number of choices"),
    "tally": (
        "tổng mã hóa không phải tổng các phiếu",
        "the encrypted sum is not that of the ballots",
    ),
    "tally-size": ("số phiếu của tổng mã hóa sai", "the encrypted sum counts other ballots"),
    "owner": ("phần giải mã không rõ của ai", "a partial decryption of nobody or given twice"),
    "decryption": ("phần giải mã sai", "a partial decryption is false"),
    "shares": ("không đủ phần giải mã", "not enough partial decryptions"),
    "result": ("kết quả không phải là tổng đã mở", "the result is not the opened sum"),
    "unfinished": ("chưa có kết quả", "there is no result yet"),
    "turnout": ("số phiếu khác số người đã bỏ phiếu", "other ballots than members who took part"),
    "lost-ballot": ("không có phiếu mang mã theo dõi", "no ballot has the tracker"),
    "unauthorised": ("quy chế không cho bỏ phiếu điện tử", "no document authorises the ballot"),
    "question": ("câu hỏi không theo quy chế", "a question that the policy does not ask so"),
    "outcome": ("kết luận trái quy chế", "an outcome that the policy does not give"),
}


class ElectionFinding(NamedTuple):
    """One thing that does not agree."""

    code: str
    place: tuple[tuple[str, Any], ...]

    def told(self, language: int) -> str:
        """The finding in Vietnamese (0) or English (1)."""
        where = ", ".join(f"{ELECTION_WORDS[word][language]} {at}" for word, at in self.place)
        return f"{ELECTION_FINDINGS[self.code][language]}" + (f" ({where})" if where else "")

    def line(self) -> str:
        """The finding in both languages."""
        return f"SAI: {self.told(0)} · BAD: {self.told(1)}"


class ElectionFault(Exception):  # noqa: N818 -- caught where its place is known, and then a finding
    """Something does not agree, at a place that whoever calls knows better."""

    def __init__(self, code: str, **place: Any) -> None:
        super().__init__(code)
        self.code, self.place = code, place


class ElectionNotes:
    """Where findings are kept; as a context it makes a finding of a fault, and goes on after it."""

    def __init__(self, findings: list[ElectionFinding], place: Mapping[str, Any]) -> None:
        self.findings, self.place = findings, place

    def at(self, **place: Any) -> "ElectionNotes":
        """The same, for findings at a place within this one."""
        return ElectionNotes(self.findings, {**self.place, **place})

    def note(self, code: str, **place: Any) -> None:
        """Keep a finding."""
        self.findings.append(ElectionFinding(code, tuple({**self.place, **place}.items())))

    def __enter__(self) -> "ElectionNotes":  # noqa: PYI034 -- Python 3.9 has no Self
        return self

    def __exit__(self, kind: object, fault: Union[BaseException, None], trace: object) -> bool:
        if isinstance(fault, ElectionFault):
            self.note(fault.code, **fault.place)
        return isinstance(fault, ElectionFault)


def bel_refuse(code: str, **place: Any) -> NoReturn:
    """Go no further here."""
    raise ElectionFault(code, **place) from None
