"""The words for coded values; a value that has no words yet is shown as it is."""

from collections.abc import Mapping

from projections.narrative.sentence import Sentence

KINDS: Mapping[str, Sentence] = {
    "collective": Sentence("tập thể", "collective"),
    "individual": Sentence("cá nhân", "individual"),
    "leader": Sentence("cá nhân giữ chức vụ lãnh đạo", "leader"),
    "household": Sentence("hộ gia đình", "household"),
    "enterprise": Sentence("doanh nghiệp", "enterprise"),
    "cooperative": Sentence("hợp tác xã", "cooperative"),
    "commune": Sentence("xã, phường, thị trấn", "commune"),
    "student": Sentence("học sinh, sinh viên", "student"),
    "armed_force_unit": Sentence("tập thể lực lượng vũ trang", "armed force unit"),
    "armed_force_person": Sentence("cá nhân lực lượng vũ trang", "member of the armed forces"),
    "model": Sentence("mô hình", "model"),
}

FINDINGS: Mapping[str, Sentence] = {
    "met": Sentence("đạt", "met"),
    "not_met": Sentence("không đạt", "not met"),
    "insufficient": Sentence("chưa đủ căn cứ", "not enough evidence"),
}

OUTCOMES: Mapping[str, Sentence] = {
    "passed": Sentence("đạt", "passed"),
    "failed": Sentence("không đạt", "not passed"),
    "tied": Sentence("ngang phiếu, phải bỏ phiếu lại", "tied, to be voted on again"),
}

LEVELS: Mapping[str, Sentence] = {
    "agency": Sentence("cấp cơ sở", "at agency level"),
    "province": Sentence("cấp tỉnh", "at provincial level"),
    "ministry": Sentence("cấp bộ", "at ministry level"),
}

ANSWERS: Mapping[str, Sentence] = {
    "recognised": Sentence("công nhận", "recognised"),
    "refused": Sentence("không công nhận", "not recognised"),
    "not_passed": Sentence(
        "không đạt tỷ lệ phiếu tại Hội đồng", "the council's vote was not passed"
    ),
    "returned": Sentence("trả lại hồ sơ để bổ sung", "the dossier was returned"),
    "withdrawn": Sentence("hồ sơ đã được rút", "the dossier was withdrawn"),
}

FILINGS: Mapping[str, Sentence] = {
    "report": Sentence("báo cáo đã nộp", "the report that was filed"),
    "nil_return": Sentence("báo cáo không có điển hình trong kỳ", "the nil return"),
    "target": Sentence("số lượng đã đặt", "the target that was set"),
    "excuse": Sentence("việc miễn nghĩa vụ", "the excuse"),
}

LISTS: Mapping[str, Sentence] = {
    "introduction": Sentence("danh sách giới thiệu điển hình", "a list of introductions"),
    "monthly": Sentence("danh sách tháng", "a monthly list"),
    "half_year": Sentence("danh sách 6 tháng", "a half-yearly list"),
    "registration_counts": Sentence(
        "bảng số lượng đăng ký xây dựng điển hình", "the numbers of registrations"
    ),
}

RESULTS: Mapping[str, Sentence] = {
    "noted": Sentence("ghi nhận", "noted"),
    "published": Sentence("đưa vào tuyên truyền, nhân rộng", "to be published and spread"),
    "commended": Sentence("biểu dương, khen thưởng", "commended"),
    "recognised": Sentence("công nhận điển hình tiên tiến", "recognised as an advanced exemplar"),
    "declined": Sentence("không chọn", "not chosen"),
}

CAPACITIES: Mapping[str, Sentence] = {
    "teller": Sentence("Ban kiểm phiếu", "teller"),
    "chair": Sentence("chủ trì phiên họp", "chair"),
}

BALLOTS: Mapping[str, Sentence] = {
    "secret": Sentence("bỏ phiếu kín", "secret ballot"),
    "open": Sentence("biểu quyết công khai", "open vote"),
}

HOLDS: Mapping[str, Sentence] = {
    "discipline": Sentence("đang xem xét kỷ luật", "discipline under consideration"),
    "investigation": Sentence("đang bị điều tra", "an investigation"),
    "inspection": Sentence("đang thanh tra, kiểm tra, kiểm toán", "an inspection or audit"),
    "complaint": Sentence("đang xác minh đơn thư", "a complaint being verified"),
}

HELPS: Mapping[str, Sentence] = {
    "spirit": Sentence("tinh thần", "moral"),
    "material": Sentence("vật chất", "material"),
    "policy": Sentence("cơ chế, chính sách", "by policy"),
    "environment": Sentence("môi trường thuận lợi", "by surroundings"),
    "fund": Sentence("kinh phí từ quỹ", "from a fund"),
}

LAUNCHERS: Mapping[str, Sentence] = {
    "pm": Sentence("Thủ tướng Chính phủ", "the Prime Minister"),
    "ministry": Sentence("cấp bộ", "ministry level"),
    "province": Sentence("cấp tỉnh", "provincial level"),
    "agency": Sentence("cấp cơ sở", "agency level"),
    "union": Sentence("công đoàn, đoàn thể", "a union"),
}

CONSENTERS: Mapping[str, Sentence] = {
    "subject": Sentence("người được nêu gương", "the exemplar"),
    "legal_representative": Sentence("người đại diện theo pháp luật", "the legal representative"),
}

CHANNELS: Mapping[str, Sentence] = {
    "portal": Sentence("trang thông tin điện tử", "the portal"),
    "broadcast": Sentence("phát thanh, truyền hình", "radio or television"),
    "press": Sentence("báo chí", "the press"),
    "social": Sentence("mạng xã hội", "social media"),
    "meeting": Sentence("buổi sinh hoạt định kỳ", "a regular meeting"),
    "conference": Sentence("hội nghị", "a conference"),
    "print": Sentence("ấn phẩm", "a printed paper"),
}

WARNINGS: Mapping[str, Sentence] = {
    "policy-incomplete": Sentence(
        "quy chế biểu quyết chưa đầy đủ", "the vote policy is not complete"
    ),
    "nothing-can-pass": Sentence(
        "với số có mặt, không đề nghị nào có thể đạt", "with those present, nothing can pass"
    ),
    "unanimity-needed": Sentence(
        "phải được tất cả đồng ý mới đạt", "everybody must say yes for anything to pass"
    ),
    "quorum-cannot-pass": Sentence(
        "họp với số tối thiểu thì không đề nghị nào có thể đạt",
        "at the bare quorum nothing can pass",
    ),
    "success-reveals-votes": Sentence(
        "nếu đạt thì kết quả làm lộ từng phiếu", "a success would reveal every ballot"
    ),
    "recusal-blocks": Sentence(
        "chỉ cần một thành viên không tham gia là không thể đạt",
        "a single recusal makes it impossible to pass",
    ),
    "written-opinion-not-secret": Sentence(
        "ý kiến bằng văn bản không phải là phiếu kín", "a written opinion is not a secret vote"
    ),
}


def term(terms: Mapping[str, Sentence], value: str) -> Sentence:
    """The words for a value, or the value itself."""
    return terms.get(value, Sentence(value, value))
