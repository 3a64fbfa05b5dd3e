"""Whom the units of Sở Xây dựng put forward in 2024; everybody is made up."""

from collections.abc import Mapping

from domain.rules.kinds import SubjectKind
from service.demo.dossiers import Candidate

_COLLECTIVE, _LEADER, _INDIVIDUAL = (
    SubjectKind.COLLECTIVE,
    SubjectKind.LEADER,
    SubjectKind.INDIVIDUAL,
)

CONSTRUCTION = "phong-quan-ly-xay-dung"
INFRASTRUCTURE = "phong-ha-tang-ky-thuat"
HOUSING = "phong-nha"
HEAD_OF_CONSTRUCTION = "truong-phong-qlxd"
HEAD_OF_INFRASTRUCTURE = "truong-phong-htkt"
HEAD_OF_INSPECTION = "giam-doc-trung-tam"
ARCHITECT = "chi-lan"
PLANNER = "anh-son"
LEAVING = "anh-phong"
ONE_SHORT = "chi-hoa"
BROTHER = "anh-tin"
CLERK = "chi-uyen"
SURVEYOR = "anh-khanh"

CANDIDATES: Mapping[str, Candidate] = {
    CONSTRUCTION: Candidate(
        unit="P. QLXD",
        kind=_COLLECTIVE,
        name="Phòng Quản lý xây dựng",
        achievement="Rút ngắn một phần ba thời gian thẩm định thiết kế; 6/9 người hoàn thành xuất "
        "sắc nhiệm vụ năm 2024.",
    ),
    INFRASTRUCTURE: Candidate(
        unit="P. HTKT",
        kind=_COLLECTIVE,
        name="Phòng Hạ tầng kỹ thuật",
        achievement="Hoàn thành sớm chương trình cấp nước sạch đô thị; không có hồ sơ trễ hạn.",
    ),
    HOUSING: Candidate(
        unit="P. Nhà",
        kind=_COLLECTIVE,
        name="Phòng Quản lý nhà và Thị trường bất động sản",
        achievement="Tham mưu đề án nhà ở xã hội; công khai dữ liệu thị trường hằng quý.",
    ),
    HEAD_OF_CONSTRUCTION: Candidate(
        unit="P. QLXD",
        kind=_LEADER,
        name="Lâm Chí Thành",
        position="Trưởng phòng Quản lý xây dựng",
        achievement="Chủ trì quy trình thẩm định một cửa, được Sở áp dụng cho mọi phòng.",
    ),
    HEAD_OF_INFRASTRUCTURE: Candidate(
        unit="P. HTKT",
        kind=_LEADER,
        name="Trịnh Thị Ngân",
        position="Trưởng phòng Hạ tầng kỹ thuật",
        achievement="Trực tiếp chỉ đạo khắc phục ngập úng tại ba đô thị.",
    ),
    HEAD_OF_INSPECTION: Candidate(
        unit="TT. GĐCL",
        kind=_LEADER,
        name="Đào Mạnh Cường",
        position="Giám đốc Trung tâm Giám định chất lượng công trình",
        achievement="Đưa kiểm định hiện trường lên hồ sơ điện tử, giảm nửa số lần đi lại.",
    ),
    ARCHITECT: Candidate(
        unit="P. QHKT",
        kind=_INDIVIDUAL,
        name="Nguyễn Ngọc Lan",
        position="Chuyên viên",
        achievement="Bản đồ quy hoạch mở cho người dân tra cứu; sáng kiến cấp tỉnh năm 2024.",
    ),
    PLANNER: Candidate(
        unit="P. QHKT",
        kind=_INDIVIDUAL,
        name="Hứa Thanh Sơn",
        position="Chuyên viên",
        achievement="Rà soát toàn bộ chỉ giới đường đỏ của hai huyện.",
    ),
    LEAVING: Candidate(
        unit="P. Nhà",
        kind=_INDIVIDUAL,
        name="Trần Hoài Phong",
        position="Chuyên viên",
        achievement="Số hóa hồ sơ nhà ở công vụ.",
    ),
    ONE_SHORT: Candidate(
        unit="P. QLXD",
        kind=_INDIVIDUAL,
        name="Lê Thị Mỹ Hòa",
        position="Chuyên viên",
        achievement="Sổ tay giải đáp vướng mắc về cấp phép xây dựng.",
    ),
    BROTHER: Candidate(
        unit="P. HTKT",
        kind=_INDIVIDUAL,
        name="Hồ Trung Tín",
        position="Chuyên viên chính",
        achievement="Giải pháp giảm thất thoát nước, tiết kiệm 1,2 tỷ đồng một năm.",
    ),
    CLERK: Candidate(
        unit="P. Nhà",
        kind=_INDIVIDUAL,
        name="Phạm Tố Uyên",
        position="Chuyên viên",
        achievement="Trả lời đúng hạn toàn bộ phản ánh của người dân về nhà ở xã hội.",
    ),
    SURVEYOR: Candidate(
        unit="TT. GĐCL",
        kind=_INDIVIDUAL,
        name="Võ Gia Khánh",
        position="Giám định viên",
        achievement="Phát hiện sớm hai sự cố công trình, không để xảy ra thiệt hại.",
    ),
}
"""Label in the story -> whom it is about."""
