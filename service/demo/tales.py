"""The tales of one exemplar of each agency; everybody in them is made up."""

from service.demo.candidates_xay_dung import ARCHITECT, CANDIDATES
from service.demo.dossiers import Candidate
from service.demo.tale import Tale


def of_xay_dung() -> Tale:
    """An architect of the department whose map the other offices took over."""
    return Tale(
        candidate=CANDIDATES[ARCHITECT],
        why="Tự làm bản đồ quy hoạch mở, người dân tra cứu được tại nhà.",
        weakness="Chưa quen trình bày trước đông người; dữ liệu mới có ở hai huyện.",
        help="Cử đi bồi dưỡng kỹ năng trình bày; mở dữ liệu của các huyện còn lại.",
        helped="Đã học xong khóa bồi dưỡng; đủ dữ liệu của tám huyện.",
        mentor="Ngô Thùy Trang, Trưởng phòng Quy hoạch – Kiến trúc",
        progress="Trình bày tại hội nghị giao ban; bản đồ phủ toàn tỉnh.",
        measure="Bố trí thời gian mỗi tuần để phát triển bản đồ.",
        difficulty="Máy chủ của Sở thiếu dung lượng.",
        support="Cấp một máy trạm.",
        title="Tấm bản đồ mở của chị Lan",
        text="Từ một việc nhỏ ở phòng, bản đồ quy hoạch nay mở cho mọi người dân.",
        visitors="Phòng Kinh tế – Hạ tầng các huyện",
        learnt="Cách mở dữ liệu quy hoạch mà vẫn giữ đúng quy định.",
        adopter="P. Nhà",
        adopted="Mở bản đồ các dự án nhà ở xã hội.",
        outcome="Giảm một nửa số lượt người dân phải đến hỏi trực tiếp.",
        effect="Hồ sơ hỏi thông tin quy hoạch giảm 60 %.",
        reach="Toàn tỉnh; một phòng của Sở đã áp dụng.",
    )


def of_ngoai_vu(candidate: Candidate) -> Tale:
    """A translator whose glossary others took over."""
    return Tale(
        candidate=candidate,
        why="Biên dịch nhanh, chính xác; lập bảng thuật ngữ dùng chung.",
        weakness="Chưa có người đọc lại bản tiếng Anh.",
        help="Mời chuyên gia hiệu đính; cử đi học biên dịch nâng cao.",
        helped="Ba tài liệu chính đã được hiệu đính.",
        mentor="Triệu Anh Quân, Trưởng phòng Hợp tác quốc tế",
        progress="Bảng thuật ngữ đủ 1.200 mục, được phòng sử dụng.",
        measure="Giao chủ trì tổ biên dịch của Sở.",
        difficulty="Khối lượng việc dồn vào các đợt xúc tiến đầu tư.",
        support="Trang bị phần mềm quản lý thuật ngữ.",
        title="Người giữ bảng thuật ngữ",
        text="Một bảng thuật ngữ chung giúp tỉnh nói cùng một tiếng với nhà đầu tư.",
        visitors="Văn phòng đối ngoại của ba sở",
        learnt="Cách lập và giữ bảng thuật ngữ dùng chung.",
        adopter="P. LS",
        adopted="Dùng bảng thuật ngữ cho hồ sơ lãnh sự.",
        outcome="Văn bản song ngữ không còn phải sửa thuật ngữ.",
        effect="Thời gian dịch một bộ tài liệu giảm một phần ba.",
        reach="Hai phòng của Sở và ba sở khác.",
    )


def of_kcn(candidate: Candidate) -> Tale:
    """A group that kept rents down for workers."""
    return Tale(
        candidate=candidate,
        why="Vận động chủ nhà trọ không tăng giá khi công nhân mất việc vì dịch.",
        weakness="Mới làm ở một khu; chưa có danh sách công nhân khó khăn.",
        help="Cung cấp danh sách lao động; giới thiệu với công đoàn các doanh nghiệp.",
        helped="Đã có danh sách của mười hai doanh nghiệp.",
        mentor="Trưởng phòng Quản lý doanh nghiệp và lao động",
        progress="Ba trăm phòng trọ giữ nguyên giá.",
        measure="Bố trí nơi họp và phương tiện đi lại cho nhóm.",
        difficulty="Chủ nhà trọ cũng mất thu nhập.",
        support="Năm trăm suất quà cho công nhân ở trọ.",
        title="Ba trăm phòng trọ không tăng giá",
        text="Nhóm đi từng khu trọ, nói chuyện với từng chủ nhà.",
        visitors="Công đoàn các khu công nghiệp tỉnh bạn",
        learnt="Cách vận động chủ nhà trọ và chia nhóm theo khu.",
        adopter="P. DNLĐ",
        adopted="Tổ vận động nhà trọ ở khu công nghiệp Trần Đề.",
        outcome="Thêm 120 phòng trọ giữ giá.",
        effect="Không có công nhân nào phải rời khu trọ vì tiền nhà.",
        reach="Hai khu công nghiệp.",
        until="2022-06-30",
    )


def of_thach_an(candidate: Candidate) -> Tale:
    """A pupil from a hamlet in the hills, who is a minor."""
    return Tale(
        candidate=candidate,
        why="Đi bộ bảy cây số đến trường, vẫn đứng đầu lớp.",
        weakness="Không có chỗ học buổi tối; thiếu sách nâng cao.",
        help="Bố trí ở bán trú; thư viện cho mượn sách dài hạn.",
        helped="Đã ở bán trú từ tháng 4; mượn 12 cuốn sách.",
        mentor="Giáo viên chủ nhiệm",
        progress="Vào đội tuyển Toán của huyện.",
        measure="Duy trì chế độ bán trú đến hết cấp học.",
        difficulty="Nhà xa, mùa mưa không về được.",
        support="Một chiếc xe đạp và góc học tập.",
        title="Bảy cây số đến trường",
        text="Mỗi sáng em đi qua ba con suối để đến lớp.",
        visitors="Liên đội các trường trong huyện",
        learnt="Cách lập nhóm bạn cùng tiến.",
        adopter="X02",
        adopted="Nhóm bạn cùng tiến ở sáu xóm.",
        outcome="Không còn học sinh bỏ học giữa năm.",
        effect="Hai mươi học sinh vùng cao theo nhóm bạn cùng tiến.",
        reach="Một xã, ba trường.",
        until="2022-05-31",
    )


def of_tnmt(candidate: Candidate) -> Tale:
    """An official who put the land register on screen."""
    return Tale(
        candidate=candidate,
        why="Tự viết công cụ đối chiếu hồ sơ địa chính giấy và số.",
        weakness="Công cụ chỉ chạy trên máy cá nhân; chưa có tài liệu.",
        help="Trung tâm Công nghệ thông tin cùng viết lại và lưu trữ.",
        helped="Công cụ chạy trên máy chủ của Sở, có hướng dẫn.",
        mentor="Chánh Văn phòng Sở",
        progress="Đối chiếu xong hồ sơ của một huyện.",
        measure="Giao chủ trì nhóm số hóa.",
        difficulty="Hồ sơ giấy trước năm 1993 mờ, khó đọc.",
        support="Một máy quét khổ lớn.",
        title="Đi từng tờ bản đồ",
        text="Từng tờ bản đồ cũ được đọc lại, đối chiếu, đưa lên máy.",
        visitors="Sở TN&MT hai tỉnh bạn",
        learnt="Quy trình đối chiếu hồ sơ giấy và số.",
        adopter="VP. ĐKĐĐ",
        adopted="Dùng công cụ cho toàn bộ chi nhánh.",
        outcome="Thời gian tra một hồ sơ còn hai phút.",
        effect="Chín mươi nghìn thửa đất đã đối chiếu.",
        reach="Tám chi nhánh và hai tỉnh bạn.",
    )
