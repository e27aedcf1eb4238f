/** Ratings that look suspicious, what was decided about them, and the office's rules. */
export const suspicion = {
  title: "Đánh giá cần xem xét",
  intro:
    "Hệ thống chỉ đánh dấu những đánh giá có dấu hiệu bất thường và nêu lý do; dấu hiệu không phải là kết luận. Việc có tính hay không do người có thẩm quyền quyết định. Không đánh giá nào bị xóa.",
  toSettings: "Quy tắc nhận biết",
  list: "Danh sách đánh giá bị đánh dấu",
  views: {
    label: "Danh sách",
    waiting: "Chờ quyết định",
    done: "Đã xong",
    all: "Tất cả",
  },
  none: {
    waiting: "Không có đánh giá nào chờ quyết định. Các đánh giá mới được rà soát 15 phút một lần.",
    done: "Chưa có quyết định nào.",
    all: "Chưa có đánh giá nào bị đánh dấu. Các đánh giá mới được rà soát 15 phút một lần.",
  },
  first: "Về đầu danh sách",
  next: "Xem tiếp",
  states: {
    waiting: "Chờ quyết định",
    counted: "Được tính",
    "set-aside": "Không tính",
    "given-anew": "Đã được đánh giá lại",
  },
  stateNotes: {
    apart:
      "Hồ sơ này từng có một đánh giá không được tính, và đánh giá mới có cùng dấu hiệu. Đánh giá mới tạm thời chưa được tính vào số liệu cho đến khi có quyết định; nếu chưa thấy chỗ quyết định, đề nghị xem lại sau 15 phút.",
    "given-anew":
      "Sau khi bị đánh dấu, hồ sơ đã được đánh giá lại. Lần đánh giá sau được tính; không còn gì phải quyết định.",
  },
  rating: {
    score: "Mức đánh giá",
    givenAt: "Thời điểm đánh giá",
    procedure: "Thủ tục",
    counter: "Quầy",
    noCounter: "Không ghi quầy",
    receivedOn: "Ngày tiếp nhận",
    source: "Nơi đánh giá",
    sources: {
      phone: "Thiết bị của người dân",
      kiosk: "Máy tính bảng tại quầy",
      paper: "Phiếu giấy",
      api: "Phần mềm khác (API)",
    },
    reasons: "Dấu hiệu",
    replaced: "Các đánh giá trước đó của hồ sơ, không tính",
  },
  reasons: {
    "same-device":
      "Cùng một loại thiết bị tại cùng một địa chỉ mạng đã đánh giá {{number}} hồ sơ khác nhau, từ {{from}} đến {{to}}.",
    "same-network": "Cùng một mạng đã đánh giá {{number}} hồ sơ khác nhau, từ {{from}} đến {{to}}.",
    "before-printing":
      "Đánh giá lúc {{givenAt}}, trước khi phiếu mời đánh giá được in lúc {{printedAt}}. Nếu đây là lần in lại theo đợt thì không có gì bất thường.",
    "all-alike": "{{number}} đánh giá liên tiếp tại cùng một quầy có cùng một mức, từ {{from}} đến {{to}}.",
    "own-network": "Đánh giá được gửi từ mạng của cơ quan.",
  },
  judge: {
    label: "Quyết định về hồ sơ {{number}}",
    again: "Quyết định lại",
    words: "Lý do quyết định",
    wordsHint: "Bắt buộc, ghi ngắn gọn; được lưu cùng quyết định.",
    genuine: "Tính là đánh giá thật",
    "set-aside": "Không tính",
    done: {
      genuine: "Đã ghi nhận: đánh giá này được tính.",
      "set-aside": "Đã ghi nhận: đánh giá này không được tính vào số liệu.",
    },
    changed:
      "Hồ sơ này vừa được người khác quyết định hoặc vừa được đánh giá lại, nên quyết định của Ông/Bà chưa được ghi. Đề nghị xem lại bên dưới; lý do đã nhập vẫn còn.",
    elsewhere:
      "Hồ sơ này vừa được người khác quyết định hoặc vừa được đánh giá lại, nên quyết định của Ông/Bà chưa được ghi. Có thể xem lại trong danh sách “Đã xong”.",
    typed: "Lý do Ông/Bà đã ghi: {{words}}",
    gone: "Không tìm thấy đánh giá này trong cơ quan. Có thể liên kết đã cũ.",
  },
  problems: {
    decisionMissing: "Đề nghị chọn một quyết định.",
    wordsMissing: "Đề nghị ghi lý do quyết định.",
    wordsLong: "Lý do dài quá 500 ký tự. Đề nghị rút gọn.",
  },
  decisions: {
    heading: "Các quyết định",
    genuine: "Tính là đánh giá thật",
    "set-aside": "Không tính",
    by: "{{name}}, {{at}}",
    earlier: "đã được thay thế",
  },
  figures: {
    heading: "Số liệu khi có và không có các đánh giá bất thường",
    way: "Cách tính",
    ways: {
      counted: "Như đang tính",
      "without-waiting": "Bớt {{number}} đánh giá chờ quyết định",
      "with-set-aside": "Thêm lại {{number}} đánh giá không tính",
    },
    participation: "Tỷ lệ tham gia",
    rated: "Hồ sơ có đánh giá",
    received: "Hồ sơ tiếp nhận",
    satisfaction: "Tỷ lệ hài lòng",
    answers: "Số đánh giá (n)",
  },
  settings: {
    title: "Quy tắc nhận biết đánh giá bất thường",
    intro:
      "Hệ thống rà soát các đánh giá mới 15 phút một lần theo các ngưỡng dưới đây. Ghi 0 ở số lượng để không dùng một quy tắc. Đánh giá đã bị đánh dấu vẫn giữ nguyên khi ngưỡng thay đổi.",
    saved: "Đã lưu quy tắc.",
    save: "Lưu quy tắc",
    back: "Về danh sách đánh giá cần xem xét",
    device: "Một thiết bị",
    deviceHint:
      "Nhiều hồ sơ được đánh giá từ một thiết bị. Điện thoại cùng loại dùng chung một mạng có thể bị coi là một, nên không đặt ngưỡng quá thấp.",
    network: "Một mạng",
    networkHint: "Nhiều hồ sơ được đánh giá từ một mạng. Cả phòng chờ có thể dùng chung một mạng, nên đặt ngưỡng rộng.",
    alike: "Một quầy",
    alikeHint: "Nhiều đánh giá liên tiếp trong ngày tại một quầy có cùng một mức.",
    receipts: "Số hồ sơ khác nhau, từ",
    ratings: "Số đánh giá liên tiếp, từ",
    minutes: "Trong vòng (phút)",
    printing: "Phiếu mời đánh giá",
    beforePrinting: "Đánh dấu đánh giá được gửi trước khi phiếu mời đánh giá của hồ sơ nộp tại quầy được in",
    beforePrintingHint:
      "Chỉ áp dụng cho phiếu in từ hệ thống này. In lại cả đợt sau khi người dân đã đánh giá cũng bị đánh dấu.",
    networks: "Mạng của cơ quan",
    ownNetworks: "Địa chỉ mạng công chức dùng",
    ownNetworksHint:
      "Mỗi dòng một địa chỉ hoặc một dải địa chỉ như máy chủ nhìn thấy, ví dụ 203.0.113.7 hoặc 203.0.113.0/24. Không ghi mạng Wi-Fi dành cho người dân. Máy tính bảng tại quầy không bị đánh dấu theo mạng.",
    problems: {
      countWrong: "Đề nghị ghi 0 (không dùng) hoặc một số từ 2 đến 1.000.",
      minutesWrong: "Đề nghị ghi số phút từ 1 đến 1.440.",
      networksWrong: "Có dòng không phải địa chỉ hoặc dải địa chỉ mạng. Các dòng không đọc được: {{lines}}.",
      networksBroad: "Dải địa chỉ quá rộng, sẽ gồm cả mạng của người dân: {{lines}}. Đề nghị ghi dải hẹp hơn.",
      networksChanged:
        "Trong lúc trang này đang mở, người khác đã lưu danh sách mạng khác nên chưa lưu. Đề nghị xem lại rồi lưu lần nữa nếu vẫn muốn thay.",
      networksTooMany: "Chỉ ghi được nhiều nhất 50 dòng.",
    },
  },
  networks: {
    intro:
      "Đánh giá gửi từ mạng của công chức được đánh dấu để người có trách nhiệm xem lại. Danh sách có hiệu lực ngay với các đánh giá mới; đánh giá đã có giữ nguyên.",
    address: "Địa chỉ của Ông/Bà mà máy chủ nhìn thấy",
    isOwn: "Địa chỉ này",
    own: "nằm trong mạng của cơ quan ghi dưới đây",
    foreign:
      "không nằm trong mạng của cơ quan ghi dưới đây. Nếu Ông/Bà đang dùng mạng của cơ quan, có thể thêm địa chỉ này.",
    proxy: "1: máy chủ đọc địa chỉ của người dùng từ máy chủ trung gian (X-Forwarded-For).",
    noProxy: "0 (mặc định): máy chủ chỉ biết địa chỉ kết nối trực tiếp.",
    proxyHint:
      "TRUST_PROXY được đặt khi khởi động máy chủ, không đổi được ở đây. Nếu địa chỉ trên là của máy chủ trung gian chứ không phải của Ông/Bà, đề nghị quản trị máy chủ đặt TRUST_PROXY=1.",
  },
} as const;
