from projections.registers.folding import folded


def test_accents_strokes_capitals_and_spare_blanks_do_not_matter():
    assert [folded("Đỗ Thị  Ánh"), folded("đỗ thị ánh "), folded("do thi anh")] == [
        "do thi anh"
    ] * 3


def test_both_forms_of_unicode_are_the_same():
    assert folded("Ngu\u0079\u0065\u0302\u0303n") == folded("Nguyễn") == "nguyen"
