import type { ComplaintKind, ComplaintState, Solved } from "#app/complaints/case/complaint.ts";
import type { Reason } from "#app/ratings/questions/standard-questions.ts";
import type { Score } from "#app/ratings/rating/rating.ts";

/** What the citizens of the demonstration write. Nobody in it exists. */

export const comments: Readonly<Record<Score, readonly string[]>> = {
  5: [
    "Công chức hướng dẫn rõ, nộp một lần là đủ.",
    "Nhận kết quả sớm hơn ngày hẹn, rất tiện.",
    "Quầy tiếp nhận nhanh, thái độ nhẹ nhàng.",
    "Nộp trực tuyến xong có tin báo, không phải đi lại.",
  ],
  4: [
    "Được giải đáp đầy đủ, chỉ chờ hơi lâu vào buổi sáng.",
    "Biểu mẫu nên có bản điền sẵn để tham khảo.",
    "Kết quả đúng hẹn.",
  ],
  3: [
    "Phải đi hai lần vì thiếu một bản sao, lần đầu không được dặn trước.",
    "Thời gian chờ đến lượt khoảng nửa giờ.",
    "Hệ thống nộp trực tuyến hay bị gián đoạn vào cuối giờ chiều.",
  ],
  2: [
    "Kết quả trễ hẹn ba ngày mà không có thông báo.",
    "Mỗi lần hỏi được hướng dẫn một cách khác nhau.",
    "Khu vực chờ thiếu ghế, trời nóng.",
    "Chờ hơn bốn mươi phút mới đến lượt. Cần trao đổi thêm xin gọi số 0900 000 017.",
  ],
  1: ["Đi lại bốn lần vẫn chưa được nhận hồ sơ.", "Hồ sơ trễ hạn, gọi điện thoại không ai trả lời."],
};

const reasonWords: readonly (readonly [RegExp, Reason])[] = [
  [/trễ h/i, "late"],
  [/hướng dẫn|không được dặn/i, "guidance"],
  [/chờ/i, "waiting"],
  [/đi (lại|hai lần)/i, "trips"],
];

/** The reasons that match a comment. */
export function reasonsIn(comment: string): Reason[] {
  const found = reasonWords.filter(([words]) => words.test(comment)).map(([, reason]) => reason);
  return found.length === 0 ? ["other"] : found;
}

export interface DemoComplaint {
  kind: ComplaintKind;
  text: string;
  /** Number of days before today on which it was sent. */
  daysAgo: number;
  anonymous?: true;
  /** The state to which staff bring it. */
  progress: ComplaintState | "noted" | "asked";
  /** The text of the last step: the reason, the question or the slip. */
  words?: string;
  /** The beginning of the text of the case of which this one is a duplicate. */
  original?: string;
  /** Whether the answer solved the matter, as the sender says. */
  solved?: Solved;
  /** The beginning of the name of a procedure: it is sent from the receipt of a late dossier of it. */
  lateDossierOf?: string;
  /** Its answer is published with personal data masked. */
  published?: true;
  /** Number of working days from sending to answer. */
  answeredAfterWorkingDays?: number;
  answer?: string;
}

const standardClosing =
  "Nếu còn nội dung chưa rõ, đề nghị Ông/Bà gửi phản ánh mới hoặc liên hệ trực tiếp Bộ phận Một cửa trong giờ làm việc.";

function answer(text: string): string {
  return `Kính gửi Ông/Bà,\n\n${text}\n\n${standardClosing}`;
}

export const complaints: readonly DemoComplaint[] = [
  {
    kind: "problem",
    text: "Tôi nộp hồ sơ khai báo thiết bị X-quang, ngày hẹn đã qua hai ngày nhưng chưa nhận được kết quả và cũng không có thông báo lý do.",
    lateDossierOf: "Khai báo thiết bị X-quang",
    daysAgo: 1,
    progress: "received",
  },
  {
    kind: "proposal",
    text: "Đề nghị niêm yết mẫu tờ khai đã điền sẵn tại bàn viết, vì nhiều người phải hỏi lại quầy cùng một mục và mất thêm lượt chờ.",
    daysAgo: 2,
    progress: "opened",
  },
  {
    kind: "problem",
    text: "Sáng thứ Hai quầy số 2 không có người trực từ 8 giờ đến 8 giờ 40 phút, khoảng mười người phải chờ mà không được thông báo.",
    daysAgo: 4,
    progress: "assigned",
  },
  {
    kind: "problem",
    text: "Tôi được yêu cầu bổ sung bản sao chứng thực mà danh mục thành phần hồ sơ trên cổng dịch vụ công không có. Đề nghị giải thích.",
    daysAgo: 6,
    progress: "noted",
  },
  {
    kind: "problem",
    text: "Nộp trực tuyến toàn trình nhưng vẫn được gọi đến trụ sở để ký lại đơn. Như vậy không đúng với hình thức toàn trình.",
    daysAgo: 13,
    progress: "assigned",
  },
  {
    kind: "problem",
    text: "Khu vực chờ thiếu ghế và quạt vào buổi chiều, người lớn tuổi phải đứng.",
    daysAgo: 3,
    anonymous: true,
    progress: "received",
  },
  {
    kind: "praise",
    text: "Công chức ở quầy hướng dẫn rất tận tình, giải thích từng mục của tờ khai công bố hợp chuẩn. Xin cảm ơn bộ phận tiếp nhận.",
    daysAgo: 5,
    anonymous: true,
    progress: "opened",
  },
  {
    kind: "problem",
    text: "Kết quả đăng ký công bố hợp quy ghi sai số của tiêu chuẩn, tôi phải quay lại xin đính chính.",
    daysAgo: 24,
    progress: "answered",
    answeredAfterWorkingDays: 3,
    solved: "yes",
    answer: answer(
      "Đơn vị xử lý đã kiểm tra và xác nhận số tiêu chuẩn trên thông báo bị ghi nhầm khi soạn. Bản đính chính đã được phát hành và gửi qua bưu chính công ích, Ông/Bà không phải đến nhận. Sở xin lỗi về sai sót này.",
    ),
  },
  {
    kind: "problem",
    text: "Thời gian chờ đến lượt tại quầy số 3 là hơn 45 phút trong khi chỉ có bốn người xếp hàng trước. Liên hệ lại với tôi qua số 0900 000 016.",
    daysAgo: 45,
    progress: "answered",
    published: true,
    answeredAfterWorkingDays: 6,
    solved: "partly",
    answer: answer(
      "Vào thời điểm Ông/Bà phản ánh, hệ thống một cửa điện tử bị gián đoạn khoảng 30 phút. Bộ phận Một cửa đã bố trí thêm một quầy tiếp nhận bằng phiếu giấy khi có sự cố và niêm yết thông báo tại sảnh.",
    ),
  },
  {
    kind: "proposal",
    text: "Đề nghị nhắn tin khi có kết quả để doanh nghiệp không phải gọi điện thoại hỏi nhiều lần.",
    daysAgo: 70,
    progress: "answered",
    published: true,
    answeredAfterWorkingDays: 5,
    solved: "yes",
    answer: answer(
      "Sở ghi nhận kiến nghị. Từ tháng tới, khi có kết quả, hệ thống sẽ gửi thư điện tử đến địa chỉ Ông/Bà đã đăng ký trong hồ sơ; hình thức tin nhắn đang được đề xuất trong kế hoạch cải cách hành chính năm sau.",
    ),
  },
  {
    kind: "problem",
    text: "Hồ sơ gia hạn giấy phép trễ hạn năm ngày làm việc, tôi không nhận được thư xin lỗi hoặc ngày hẹn mới.",
    lateDossierOf: "Gia hạn giấy phép",
    daysAgo: 98,
    progress: "answered",
    answeredAfterWorkingDays: 9,
    solved: "no",
    answer: answer(
      "Hồ sơ trễ do cần bổ sung kết quả kiểm định thiết bị. Việc không gửi văn bản xin lỗi và ngày hẹn mới là thiếu sót của Sở; Sở xin lỗi Ông/Bà và đã chấn chỉnh quy trình theo dõi hồ sơ đến hạn.",
    ),
  },
  {
    kind: "praise",
    text: "Thủ tục kiểm tra chất lượng hàng hóa nhập khẩu được giải quyết trong ngày, doanh nghiệp chúng tôi rất hài lòng.",
    daysAgo: 130,
    progress: "answered",
    answeredAfterWorkingDays: 4,
    answer: answer("Sở trân trọng cảm ơn ý kiến của Ông/Bà và đã thông báo đến bộ phận tiếp nhận cùng đơn vị xử lý."),
  },
  {
    kind: "problem",
    text: "Cổng nộp hồ sơ báo lỗi khi tải tệp PDF lớn hơn 5 MB, không nói rõ giới hạn là bao nhiêu.",
    daysAgo: 165,
    progress: "answered",
    answeredAfterWorkingDays: 5,
    answer: answer(
      "Giới hạn hiện nay là 10 MB mỗi tệp; lỗi Ông/Bà gặp do tệp có tên chứa ký tự đặc biệt. Thông báo lỗi đã được đề nghị sửa để nói rõ nguyên nhân.",
    ),
  },
  {
    kind: "proposal",
    text: "Đề nghị gộp phiếu khai thông tin thiết bị và tờ khai chung thành một biểu mẫu để không phải ghi hai lần cùng một nội dung.",
    daysAgo: 3,
    progress: "classified",
  },
  {
    kind: "problem",
    text: "Mã QR trên giấy hẹn bị mờ, quét nhiều lần không được, phải gõ tay mã hồ sơ.",
    daysAgo: 4,
    progress: "drafting",
    answer: answer("Bộ phận Một cửa đã thay đầu in và sẽ in lại giấy hẹn cho hồ sơ của Ông/Bà khi có yêu cầu."),
  },
  {
    kind: "problem",
    text: "Phí thẩm định ghi trên thông báo khác với mức phí niêm yết tại bộ phận một cửa.",
    daysAgo: 6,
    progress: "submitted",
    answer: answer(
      "Mức phí niêm yết đã được cập nhật theo biểu phí mới; thông báo gửi Ông/Bà còn dùng mức cũ và đã được thay bằng thông báo đúng.",
    ),
  },
  {
    kind: "problem",
    text: "Gọi số điện thoại hướng dẫn ba lần trong giờ làm việc đều không có người nghe máy.",
    daysAgo: 6,
    progress: "returned",
    words: "Cần nêu rõ số điện thoại dự phòng và khung giờ trực, xin lỗi người gửi.",
    answer: answer("Số điện thoại hướng dẫn đang được sửa chữa."),
  },
  {
    kind: "problem",
    text: "Hồ sơ bị yêu cầu bổ sung hai lần với hai nội dung khác nhau.",
    daysAgo: 5,
    progress: "asked",
    words: "Đề nghị Ông/Bà cho biết mã hồ sơ hoặc ngày nộp để cơ quan kiểm tra.",
  },
  {
    kind: "problem",
    text: "Trả lời lần trước chưa nói rõ khi nào được nhận bản đính chính của quyết định công nhận.",
    daysAgo: 20,
    progress: "reopened",
    answeredAfterWorkingDays: 4,
    solved: "no",
    words: "Trả lời chưa nêu ngày nhận bản đính chính.",
    answer: answer("Bản đính chính đang được phát hành và sẽ được gửi qua bưu chính công ích."),
  },
  {
    kind: "problem",
    text: "Vỉa hè trước trụ sở bị lấn chiếm để xe, người đi bộ phải xuống lòng đường.",
    daysAgo: 16,
    progress: "forwarded",
    words:
      "Nội dung thuộc thẩm quyền quản lý trật tự đô thị của phường. Kính chuyển xem xét, giải quyết và thông báo kết quả để cơ quan trả lời người gửi.",
  },
  {
    kind: "problem",
    text: "Xem lại giúp cái đó đi.",
    daysAgo: 8,
    progress: "refusal-proposed",
    words: "Nội dung chưa nêu việc gì, ở đâu, khi nào. Ông/Bà có thể gửi lại với các thông tin đó.",
  },
  {
    kind: "problem",
    text: "Không hài lòng về nhiều thứ.",
    daysAgo: 30,
    progress: "not-accepted",
    words: "Nội dung chưa nêu việc cụ thể. Ông/Bà có thể gửi lại hoặc đến Bộ phận Một cửa để được hướng dẫn.",
  },
  {
    kind: "problem",
    text: "Chưa nhận được tin nhắn báo kết quả hồ sơ.",
    daysAgo: 12,
    progress: "withdrawn",
    words: "Tôi vừa nhận được tin nhắn.",
  },
  {
    kind: "problem",
    text: "Sáng thứ Hai quầy số 2 không có người trực, chúng tôi chờ hơn nửa giờ.",
    daysAgo: 3,
    progress: "duplicate",
    original: "Sáng thứ Hai quầy số 2",
  },
  {
    kind: "problem",
    text: "Tôi muốn tố cáo việc nhận tiền riêng khi giải quyết hồ sơ.",
    daysAgo: 9,
    progress: "rerouted",
    words: "Nội dung là tố cáo hành vi vi phạm, cần bảo vệ danh tính người gửi.",
  },
];
