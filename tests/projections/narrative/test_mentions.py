from projections.narrative.mentions import mention, plain, resolved


def test_a_mention_is_replaced_by_the_name():
    text = f"{mention('alice')} nộp hồ sơ cho {mention('binh-phuoc')}."

    named = resolved(text, {"alice": "Nguyễn Thị An", "binh-phuoc": "UBND tỉnh Bình Phước"})

    assert named == "Nguyễn Thị An nộp hồ sơ cho UBND tỉnh Bình Phước."


def test_a_mention_that_nobody_knows_reads_as_its_id():
    assert resolved(f"{mention('alice')} nộp hồ sơ.", {"bob": "Lê Văn Bình"}) == "alice nộp hồ sơ."


def test_only_a_mention_is_replaced():
    assert resolved("alice nộp hồ sơ.", {"alice": "Nguyễn Thị An"}) == "alice nộp hồ sơ."


def test_what_users_write_holds_no_mention():
    assert resolved(plain(f"Theo {mention('alice')}"), {"alice": "An"}) == "Theo alice"
