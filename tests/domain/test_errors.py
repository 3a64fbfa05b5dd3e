from domain.errors import NotFoundError, StaleVersionError
from domain.nominations.refusals import LateSubmissionError
from domain.obligations.refusals import DocumentMissingError


def test_a_refusal_has_a_stable_name_that_callers_may_rely_on():
    names = [
        LateSubmissionError(phrase="…", due_at=None).code,
        NotFoundError(kind="plan", id=1).code,
        DocumentMissingError().code,
    ]

    assert names == ["late-submission", "not-found", "document-missing"]


def test_a_refusal_is_told_in_vietnamese_and_otherwise_in_english():
    refusal = StaleVersionError(expected=1, actual=2)

    english = "It has changed: you decided on version 1, it is now at 2."
    assert refusal.message("vi") == (
        "Dữ liệu đã thay đổi: bạn đang xem phiên bản 1, hiện tại là 2."
    )
    assert [refusal.message("en"), refusal.message("fr"), str(refusal)] == [english] * 3
    assert refusal.facts == {"expected": 1, "actual": 2}
