"""Exemplars by the dozen: what is told of them in each field; nobody of them exists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.rules.kinds import SubjectKind
from service.demo.dossiers import Candidate
from service.demo.names import person

_PLACES = (
    "Nà Luông", "Bản Mới", "Khuổi Thán", "Pác Lũng", "Nà Tục", "Cốc Xả", "Lũng Buốt", "Nà Vài",
    "Khau Cuổi", "Bản Căm", "Tục Ngã",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """A sort of exemplar; `{person}` and `{place}` in the name are filled in."""

    kind: SubjectKind
    name: str
    achievement: str
    field: str | None = None
    position: str | None = None

    def of(self, number: int, *, unit: str, scope: str, channel: str) -> Candidate:
        """The exemplar of this number, put forward by a unit."""
        place = _PLACES[number % len(_PLACES)]
        return Candidate(
            unit=unit,
            kind=self.kind,
            name=self.name.format(person=person(number), place=place),
            achievement=self.achievement,
            position=self.position,
            field=self.field,
            scope=scope,
            channel=channel,
        )


_INDIVIDUAL, _COLLECTIVE = SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE

OF_THACH_AN: Mapping[str, Sequence[Portrait]] = {
    "ho-chi-minh": (
        Portrait(
            field="ho-chi-minh",
            kind=_INDIVIDUAL,
            name="{person}",
            position="Bí thư chi bộ",
            achievement="Mỗi tháng một việc làm theo Bác; chi bộ ba năm trong sạch, vững mạnh.",
        ),
        Portrait(
            field="ho-chi-minh",
            kind=_COLLECTIVE,
            name="Chi bộ {place}",
            achievement="Đăng ký và làm xong tám việc theo gương Bác, có sổ ghi hằng tuần.",
        ),
    ),
    "new-countryside": (
        Portrait(
            field="new-countryside",
            kind=SubjectKind.COMMUNE,
            name="Xóm {place}",
            achievement="Hoàn thành thêm hai tiêu chí nông thôn mới ngoài tiêu chí đã đăng ký.",
        ),
        Portrait(
            field="new-countryside",
            kind=_INDIVIDUAL,
            name="{person}",
            position="Trưởng xóm",
            achievement="Hiến 350 m² đất làm đường, vận động 120 ngày công.",
        ),
    ),
    "enterprise": (
        Portrait(
            field="enterprise",
            kind=SubjectKind.ENTERPRISE,
            name="Công ty TNHH {place}",
            achievement="Doanh thu tăng ba năm liền, nộp đủ thuế, bảo hiểm cho 42 người.",
        ),
        Portrait(
            field="enterprise",
            kind=SubjectKind.COOPERATIVE,
            name="Hợp tác xã {place}",
            achievement="Bao tiêu thạch đen cho 60 hộ; có hợp đồng dài hạn.",
        ),
        Portrait(
            field="enterprise",
            kind=_INDIVIDUAL,
            name="{person}",
            position="Giám đốc",
            achievement="Mở xưởng chế biến miến dong, tạo việc làm cho 15 người.",
        ),
    ),
    "for-the-poor": (
        Portrait(
            field="for-the-poor",
            kind=SubjectKind.HOUSEHOLD,
            name="Hộ {person}",
            achievement="Tự viết đơn xin ra khỏi hộ nghèo sau hai năm nuôi bò sinh sản.",
        ),
        Portrait(
            field="for-the-poor",
            kind=_COLLECTIVE,
            name="Tổ giúp nhau xóa nghèo {place}",
            achievement="Dựng lại chín mái nhà; góp vốn xoay vòng cho mười hai hộ.",
        ),
    ),
    "office-culture": (
        Portrait(
            field="office-culture",
            kind=_INDIVIDUAL,
            name="{person}",
            position="Công chức",
            achievement="Trả kết quả đúng hẹn 100 %; không có phản ánh của người dân.",
        ),
        Portrait(
            field="office-culture",
            kind=_COLLECTIVE,
            name="Bộ phận Một cửa {place}",
            achievement="Rút ngắn một nửa thời gian giải quyết mười hai thủ tục.",
        ),
    ),
    "farmers": (
        Portrait(
            field="farmers",
            kind=SubjectKind.HOUSEHOLD,
            name="Hộ {person}",
            achievement="Trồng 2 ha thạch đen, thu 180 triệu đồng một năm; gia đình văn hóa.",
        ),
        Portrait(
            field="farmers",
            kind=_INDIVIDUAL,
            name="{person}",
            position="Nông dân",
            achievement="Ghép cải tạo vườn hồng không hạt, dạy lại cho hai mươi hộ.",
        ),
    ),
    "education": (
        Portrait(
            field="education",
            kind=SubjectKind.STUDENT,
            name="Em {person}",
            achievement="Đi bộ bảy cây số đến trường, đạt giải nhì môn Toán cấp huyện.",
        ),
        Portrait(
            field="education",
            kind=_INDIVIDUAL,
            name="{person}",
            position="Giáo viên",
            achievement="Có sáu học sinh đạt giải cấp tỉnh trong ba năm.",
        ),
        Portrait(
            field="education",
            kind=_COLLECTIVE,
            name="Tổ chuyên môn Trường Tiểu học {place}",
            achievement="Duy trì sĩ số 100 %; thư viện mở cả ngày nghỉ.",
        ),
    ),
    "health": (
        Portrait(
            field="health",
            kind=_INDIVIDUAL,
            name="{person}",
            position="Y sĩ",
            achievement="Trực 40 đêm tại chốt cách ly; tiêm chủng đủ ở ba xóm vùng cao.",
        ),
        Portrait(
            field="health",
            kind=_COLLECTIVE,
            name="Trạm Y tế {place}",
            achievement="Quản lý 100 % thai phụ; không để dịch lan ra ngoài xóm.",
        ),
    ),
    "armed-forces": (
        Portrait(
            field="armed-forces",
            kind=SubjectKind.ARMED_FORCE_UNIT,
            name="Tổ công tác {place}",
            achievement="Không để xảy ra điểm nóng; giúp dân gặt 12 ha lúa chạy lũ.",
        ),
        Portrait(
            field="armed-forces",
            kind=SubjectKind.ARMED_FORCE_PERSON,
            name="{person}",
            position="Chiến sĩ",
            achievement="Cứu ba người trong trận lũ quét.",
        ),
    ),
}
"""The nine fields of the district's plan (lines 38-110)."""

OF_KCN: Sequence[Portrait] = (
    Portrait(
        kind=_INDIVIDUAL,
        name="{person}",
        position="Chuyên viên",
        achievement="Cấp giấy chứng nhận đầu tư sớm hơn hạn năm ngày trong cả kỳ.",
    ),
    Portrait(
        kind=_COLLECTIVE,
        field="exemplary-unit",
        name="Tổ Một cửa {place}",
        achievement="Công khai mọi thủ tục; không có hồ sơ trễ hạn.",
    ),
    Portrait(
        kind=_INDIVIDUAL,
        name="{person}",
        position="Viên chức",
        achievement="Sáng kiến theo dõi nước thải trực tuyến, phát hiện sớm hai sự cố.",
    ),
    Portrait(
        kind=_COLLECTIVE,
        field="movement-model",
        name="Nhóm Hỗ trợ công nhân {place}",
        achievement="Vận động 300 suất nhà trọ không tăng giá trong mùa dịch.",
    ),
)

OF_TNMT: Sequence[Portrait] = (
    Portrait(
        kind=_INDIVIDUAL,
        name="{person}",
        position="Chuyên viên",
        achievement="Đăng ký: số hóa hồ sơ địa chính, mỗi năm một sáng kiến được công nhận.",
    ),
    Portrait(
        kind=_COLLECTIVE,
        name="Tổ công tác {place}",
        achievement="Đăng ký: liên tục năm năm đạt Tập thể lao động xuất sắc.",
    ),
    Portrait(
        kind=SubjectKind.MODEL,
        name="Mô hình tuyến biển không rác {place}",
        achievement="Đăng ký: thu gom 15 tấn rác nhựa mỗi năm cùng ngư dân.",
    ),
    Portrait(
        kind=_INDIVIDUAL,
        name="{person}",
        position="Quan trắc viên",
        achievement="Đăng ký: bảo đảm chuỗi số liệu nước biển không gián đoạn.",
    ),
)
