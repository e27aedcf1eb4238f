/** The API for other software: its page, its keys, its refusals. */
export const api = {
  title: "API Hài Lòng",
  intro:
    "Giao diện để phần mềm một cửa và phần mềm khác gửi hồ sơ, lấy mã đánh giá, đọc kết quả đánh giá, gửi phản ánh, kiến nghị và đọc số liệu.",
  keyText: "Khóa do quản trị hệ thống tạo tại trang Khóa API; mỗi khóa thuộc một cơ quan và có các quyền nhất định.",
  scopeNeeded: "Khóa cần có quyền {{scope}}.",
  idempotencyText:
    "Mã do phần mềm gọi tự đặt, từ 1 đến 200 ký tự. Trong 24 giờ, yêu cầu gửi lại với cùng mã nhận đúng kết quả của lần đầu và không được thực hiện lần nữa.",
  addressWrong: "Phải là đúng một địa chỉ thư điện tử hoặc một số điện thoại di động Việt Nam.",
  problemAnswer: "Yêu cầu không được thực hiện; nội dung theo RFC 9457.",
  answer: "Yêu cầu đã được thực hiện.",
  routes: {
    listOffices: {
      title: "Cơ quan của khóa",
      text: "Trả về cơ quan mà khóa thuộc về, kèm các quầy và đơn vị. Khóa nào cũng dùng được; có thể dùng để thử khóa.",
    },
    saveDossiers: {
      title: "Ghi nhiều hồ sơ",
      text: "Thêm hoặc cập nhật tối đa 1.000 hồ sơ trong một yêu cầu. Mỗi hồ sơ được đọc và kiểm tra như một dòng của sổ theo dõi hồ sơ. Hồ sơ bị từ chối không ảnh hưởng đến các hồ sơ khác. Gửi lại hồ sơ không đổi thì không có gì thay đổi. Thông tin về người nộp hồ sơ không được nhận.",
    },
    saveDossier: {
      title: "Ghi một hồ sơ",
      text: "Thêm (201) hoặc cập nhật (200) hồ sơ có số này.",
    },
    findDossier: { title: "Xem một hồ sơ", text: "Trả về hồ sơ như sản phẩm đang lưu, kèm mã đánh giá." },
    findReceipt: {
      title: "Mã đánh giá của hồ sơ",
      text: "Trả về mã, địa chỉ để in thành mã QR hoặc gửi cho người dân, và ngày cuối cùng có thể đánh giá.",
    },
    findReceiptQrSvg: { title: "Mã QR dạng SVG", text: "Mã QR của địa chỉ đánh giá, dạng SVG." },
    findReceiptQrPng: { title: "Mã QR dạng PNG", text: "Mã QR của địa chỉ đánh giá, dạng PNG." },
    sendInvitation: {
      title: "Gửi một lời mời đánh giá",
      text: "Gửi ngay một thư hoặc tin nhắn mời đánh giá hồ sơ đã có kết quả, đến địa chỉ không bao giờ được lưu. Mỗi hồ sơ được mời nhiều nhất một lần, không mời hồ sơ đã được đánh giá, và chỉ gửi trong giờ làm việc của cơ quan. Chưa gửi được thì nhận 503 với Retry-After: đề nghị gửi lại yêu cầu.",
    },
    listRatings: {
      title: "Danh sách lượt đánh giá",
      text: "Các đánh giá đang được tính, theo thứ tự ghi nhận lần đầu, không có số hồ sơ, ý kiến bằng lời hay dữ liệu cá nhân. Mỗi trang có liên kết đến trang sau.",
    },
    giveRating: {
      title: "Gửi đánh giá",
      text: "Ghi mức đánh giá mà người dân đã chọn trên phần mềm khác, theo mã đánh giá. Nguồn của đánh giá được ghi là API. Mỗi hồ sơ có một đánh giá được tính.",
    },
    listComplaints: {
      title: "Danh sách phản ánh, kiến nghị",
      text: "Các phản ánh, kiến nghị, lời khen với trạng thái và thời hạn, không có nội dung và thông tin liên hệ. Vụ việc bị hạn chế không có trong danh sách.",
    },
    sendComplaint: {
      title: "Gửi phản ánh, kiến nghị",
      text: "Ghi nhận phản ánh, kiến nghị hoặc lời khen mà phần mềm khác đã nhận. Thông tin liên hệ chỉ được gửi khi người gửi đã đồng ý. Kết quả có mã tra cứu và mã bí mật để trao cho người gửi.",
    },
    findFigures: {
      title: "Số liệu của một kỳ",
      text: "Các chỉ số của cơ quan trong năm, quý, tháng hoặc khoảng ngày được hỏi, kèm tử số, mẫu số và chỉ tiêu. Chỉ số có quá ít câu trả lời thì không được công bố.",
    },
  },
  codes: {
    ratingCodeMisread:
      "Không đọc được mã đánh giá “{{text}}” nên chưa ghi hồ sơ. Đề nghị kiểm tra lại mã in trên nhãn, hoặc gửi lại hồ sơ không kèm mã.",
    ratingCodeUnknown:
      "Mã đánh giá {{text}} chưa từng được cấp nên chưa ghi hồ sơ. Đề nghị kiểm tra lại mã in trên nhãn, hoặc gửi lại hồ sơ không kèm mã.",
    ratingCodeElsewhere:
      "Mã đánh giá {{text}} thuộc cơ quan khác nên chưa ghi hồ sơ. Đề nghị kiểm tra lại tập nhãn đã dùng, hoặc gửi lại hồ sơ không kèm mã.",
    ratingCodeTaken:
      "Mã đánh giá {{text}} đã gắn với hồ sơ {{number}} nên chưa ghi hồ sơ này. Đề nghị kiểm tra lại mã, hoặc gửi lại hồ sơ không kèm mã.",
    dossierHasCode:
      "Hồ sơ đã gắn với mã đánh giá {{found}} nên không gắn thêm mã {{text}} và chưa ghi thay đổi nào. Đề nghị gửi lại hồ sơ với mã đã gắn hoặc không kèm mã.",
  },
  refusals: {
    "bad-request": {
      title: "Yêu cầu chưa đúng",
      text: "Đề nghị kiểm tra các tham số của địa chỉ và tiêu đề Idempotency-Key.",
    },
    "bad-json": {
      title: "Nội dung không phải JSON hợp lệ",
      text: "Nội dung phải là JSON mã hóa UTF-8, không lồng quá 16 cấp, không có tên lặp lại trong cùng một đối tượng.",
    },
    "no-key": { title: "Thiếu khóa API", text: "Đề nghị gửi khóa trong tiêu đề Authorization: Bearer." },
    "wrong-key": {
      title: "Khóa API không dùng được",
      text: "Khóa không đúng, đã bị thu hồi hoặc hết hạn. Đề nghị hỏi quản trị hệ thống của cơ quan.",
    },
    "not-allowed": {
      title: "Khóa không có quyền này",
      text: "Đề nghị quản trị hệ thống của cơ quan tạo khóa có quyền mà địa chỉ này cần.",
    },
    "not-found": { title: "Không tìm thấy", text: "Địa chỉ không có, hoặc cơ quan của khóa không có mục được hỏi." },
    "wrong-method": { title: "Phương thức không dùng được", text: "Đề nghị dùng phương thức nêu trong tiêu đề Allow." },
    "being-answered": {
      title: "Yêu cầu đang được xử lý",
      text: "Một yêu cầu có cùng Idempotency-Key đang được xử lý. Đề nghị gửi lại sau giây lát để nhận kết quả.",
    },
    "wrong-type": {
      title: "Kiểu nội dung không nhận",
      text: "Đề nghị gửi nội dung với Content-Type: application/json, mã hóa UTF-8, không nén.",
    },
    invalid: { title: "Nội dung chưa đúng", text: "Đề nghị sửa các chỗ nêu trong places rồi gửi lại." },
    "other-law": {
      title: "Nội dung có thể là khiếu nại hoặc tố cáo",
      text: "Khiếu nại, tố cáo được giải quyết theo luật khác. Nếu người gửi vẫn muốn gửi phản ánh, kiến nghị, đề nghị gửi lại với otherLaw là “anyway”.",
    },
    "not-open": { title: "Đã hết thời gian đánh giá", text: "Hồ sơ này không còn nhận đánh giá." },
    "invitations-off": {
      title: "Cơ quan không gửi lời mời đánh giá",
      text: "Lời mời được bật tại Cài đặt, Lời mời đánh giá.",
    },
    "no-channel": {
      title: "Chưa có nơi gửi",
      text: "Máy chủ gửi thư hoặc cổng tin nhắn cho kênh này chưa được cấu hình.",
    },
    "send-later": {
      title: "Chưa gửi được",
      text: "Ngoài giờ làm việc, nơi gửi đang có sự cố hoặc hồ sơ đang được mời. Không có gì được lưu; đề nghị gửi lại sau số giây nêu trong Retry-After.",
    },
    "key-reused": {
      title: "Idempotency-Key đã dùng cho yêu cầu khác",
      text: "Đề nghị đặt mã mới cho yêu cầu có nội dung khác.",
    },
    "too-many": { title: "Quá nhiều yêu cầu", text: "Đề nghị gửi lại sau số giây nêu trong tiêu đề Retry-After." },
  },
  scopes: {
    dossiers: { read: "Đọc hồ sơ và mã đánh giá", write: "Thêm và cập nhật hồ sơ" },
    invitations: { send: "Gửi lời mời đánh giá" },
    ratings: { read: "Đọc lượt đánh giá", write: "Gửi đánh giá" },
    complaints: { read: "Đọc danh sách phản ánh, kiến nghị", write: "Gửi phản ánh, kiến nghị" },
    figures: { read: "Đọc số liệu" },
  },
  problems: {
    nameMissing: "Đề nghị nhập tên của khóa, ít nhất 2 ký tự.",
    nameLong: "Tên của khóa dài tối đa 80 ký tự.",
    nameTaken: "Đã có khóa còn hiệu lực mang tên này. Nếu vừa tạo mà chưa kịp chép, đề nghị thu hồi rồi tạo lại.",
    scopesMissing: "Đề nghị chọn ít nhất một quyền.",
    dayWrong: "Đề nghị nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2027.",
    dayOver: "Ngày hết hạn không được trước hôm nay.",
    tooMany: "Cơ quan đã có 50 khóa còn hiệu lực. Đề nghị thu hồi khóa không còn dùng.",
  },
  keys: {
    title: "Khóa API",
    intro:
      "Phần mềm một cửa và phần mềm khác dùng khóa để gửi hồ sơ, lấy mã đánh giá và đọc số liệu của cơ quan. Mỗi phần mềm nên có khóa riêng.",
    guide: "Tài liệu API",
    none: "Chưa có khóa nào. Tạo khóa đầu tiên bằng biểu mẫu dưới đây.",
    listTitle: "Các khóa",
    newTitle: "Tạo khóa",
    name: "Tên",
    nameHint: "Ví dụ: Phần mềm một cửa điện tử",
    scopes: "Quyền",
    scopesHint: "Chỉ chọn những quyền mà phần mềm cần.",
    expiresOn: "Ngày cuối cùng có hiệu lực (không bắt buộc)",
    expiresHint: "Ví dụ: 31/12/2027. Để trống thì khóa có hiệu lực cho đến khi bị thu hồi.",
    create: "Tạo khóa",
    createdTitle: "Đã tạo khóa “{{name}}”",
    createdText:
      "Đề nghị chép khóa ngay và lưu ở nơi an toàn. Khóa chỉ hiện lần này; sản phẩm không lưu nên không thể xem lại.",
    createdLabel: "Khóa",
    createdOn: "Tạo ngày {{day}}",
    createdOnBy: "Tạo ngày {{day}}, người tạo: {{name}}",
    lastUsed: "Dùng lần cuối ngày {{day}}",
    neverUsed: "Chưa dùng lần nào",
    validUntil: "Có hiệu lực đến hết ngày {{day}}",
    valid: "Còn hiệu lực",
    expired: "Hết hạn từ sau ngày {{day}}",
    revoked: "Đã thu hồi ngày {{day}}",
    revoke: "Thu hồi",
    revokeNamed: "Thu hồi khóa “{{name}}”",
    revokeTitle: "Thu hồi khóa “{{name}}”?",
    revokeText:
      "Phần mềm dùng khóa này sẽ bị từ chối ngay từ yêu cầu tiếp theo. Khóa đã thu hồi không dùng lại được; cần tiếp tục thì phải tạo khóa mới.",
    revokeYes: "Thu hồi khóa này",
    back: "Về danh sách khóa",
    revokedDone: "Đã thu hồi khóa. Từ nay phần mềm dùng khóa này bị từ chối.",
  },
  guide: {
    linksTitle: "Liên kết đánh giá do phần mềm tự in",
    linksText:
      "Phần mềm một cửa có thể tự tạo liên kết đánh giá và in thành mã QR trên giấy tiếp nhận, không cần gọi API, kể cả khi hồ sơ chưa có trong sổ. Đánh giá đến trước được giữ lại và được tính khi hồ sơ vào sổ.",
    linksForm: "{{site}}/s/<mã khóa>/<số hồ sơ>/<chữ ký>",
    linksRules: {
      secret:
        "Khóa ký do quản trị hệ thống tạo tại trang Liên kết đánh giá do phần mềm khác in. Dùng nguyên văn cả khóa, kể cả phần đầu hailong_link_….",
      number:
        "Số hồ sơ viết liền, chữ in hoa, như trong sổ; ký tự đặc biệt trong địa chỉ được mã hóa phần trăm (dấu / là %2F).",
      signature:
        "Chữ ký là 20 chữ số thập lục phân đầu tiên, viết hoa, của HMAC-SHA256 (RFC 2104) trên số hồ sơ ở dạng UTF-8.",
      capitals: "Để mã QR nhỏ, phần địa chỉ sau https:// nên viết hoa toàn bộ.",
      private:
        "Liên kết cho phép đánh giá hồ sơ đó: chỉ in trên giấy của hồ sơ. Không đưa khóa ký vào trang web, ứng dụng hay nhật ký.",
    },
    linksVector: "Ví dụ để kiểm tra (khóa này không thuộc hệ thống nào); các ví dụ khác ở tệp docs/signed-links.json.",
    linksVectorLabel: "Ví dụ để kiểm tra",
    linksSample: "Đoạn mã mẫu: {{name}}",
    codesTitle: "Nhãn có mã in trước",
    codesText:
      "Nhãn in từ tập mã cấp trước (trang Mã đánh giá in trước) chưa thuộc hồ sơ nào. Khi ghi hồ sơ, phần mềm gửi kèm mã đã quét từ nhãn trong ratingCode; từ đó mã này là một tên khác của phiếu mời đánh giá của hồ sơ, và đánh giá đã gửi bằng nhãn được tính. Gửi lại cùng mã thì không có gì thay đổi. Mã chưa được cấp, thuộc cơ quan khác hoặc đã gắn với hồ sơ khác thì hồ sơ bị từ chối, để phần mềm sửa ngay. Thay mã trong dòng đầu bằng mã trên nhãn rồi dán:",
    codesLabel: "Ghi hồ sơ kèm mã trên nhãn",
    title: "Tài liệu API",
    lead: "Mọi địa chỉ dưới đây nằm sau {{base}}. Trang này, tệp OpenAPI và máy chủ cùng đọc một định nghĩa.",
    openapi: "Tệp OpenAPI 3.1",
    openapiText: "Dùng để tạo phần mềm gọi API bằng công cụ như openapi-typescript hay hey-api.",
    startTitle: "Bắt đầu",
    startText:
      "Quản trị hệ thống tạo khóa tại Cài đặt, Khóa API. Đặt khóa vào biến HAILONG_KEY rồi dán các lệnh dưới đây:",
    rulesTitle: "Quy tắc chung",
    rules: {
      json: "Nội dung gửi và nhận là JSON mã hóa UTF-8; thời điểm theo ISO 8601.",
      problems:
        "Yêu cầu bị từ chối trả về application/problem+json (RFC 9457), tiếng Việt hoặc tiếng Anh theo Accept-Language; kind là từ không đổi, places nêu chỗ sai.",
      repeat:
        "Yêu cầu POST có thể mang Idempotency-Key. Gửi lại cùng mã và cùng nội dung trong 24 giờ thì nhận đúng kết quả lần đầu; nội dung khác bị từ chối (422); lần đầu chưa xong thì 409.",
      limits:
        "Mỗi khóa được 600 yêu cầu một phút và 8 yêu cầu cùng lúc. Khi vượt quá, kết quả là 429 với Retry-After tính bằng giây.",
      pages: "Danh sách dài được chia trang: next là địa chỉ của trang sau, null ở trang cuối.",
      cache: "Kết quả của GET có ETag; gửi lại trong If-None-Match thì nhận 304 nếu không có gì mới.",
    },
    routesTitle: "Các địa chỉ",
    scope: "Quyền",
    anyKey: "khóa bất kỳ",
    query: "Tham số",
    sent: "Nội dung gửi",
    answered: "Nội dung nhận",
    request: "Lệnh mẫu",
    field: "Trường",
    type: "Kiểu",
    meaning: "Ý nghĩa",
    required: "bắt buộc",
    picture: "Tệp hình ảnh {{type}}.",
  },
} as const;

/** Webhooks: the events that other software is told of, and their deliveries. */
export const webhooks = {
  title: "Báo sự kiện cho phần mềm khác",
  intro:
    "Khi có lượt đánh giá hoặc phản ánh, kiến nghị được tiếp nhận, trả lời hay quá hạn, hệ thống gửi ngay một thông báo có chữ ký (webhook) đến địa chỉ của phần mềm khác. Thông báo không có tên, thông tin liên hệ hay nội dung ý kiến.",
  guide: "Cách nhận và kiểm tra chữ ký",
  deliveries: "Các lần gửi",
  none: "Chưa có địa chỉ nào. Thêm địa chỉ đầu tiên bằng biểu mẫu dưới đây.",
  listTitle: "Các địa chỉ nhận",
  newTitle: "Thêm địa chỉ nhận",
  name: "Tên",
  nameHint: "Ví dụ: Phần mềm một cửa điện tử",
  address: "Địa chỉ nhận (URL)",
  addressHint: "Ví dụ: https://motcua.example.gov.vn/hai-long. Chỉ dùng http trong mạng nội bộ mà máy chủ cho phép.",
  eventsTitle: "Sự kiện được báo",
  eventsHint: "Chỉ chọn những sự kiện mà phần mềm cần.",
  events: {
    rating: { given: "Có lượt đánh giá" },
    complaint: {
      received: "Tiếp nhận phản ánh, kiến nghị",
      answered: "Đã trả lời phản ánh, kiến nghị",
      overdue: "Phản ánh, kiến nghị quá hạn trả lời",
    },
    webhook: { test: "Gửi thử" },
  },
  create: "Thêm địa chỉ",
  createdTitle: "Đã thêm địa chỉ “{{name}}”",
  renewedTitle: "Đã tạo khóa ký mới cho “{{name}}”",
  renewedText: "Trong 24 giờ tới, mỗi thông báo có chữ ký của cả khóa mới và khóa trước.",
  secretText:
    "Đề nghị chép khóa ký ngay và đặt vào phần mềm nhận, để phần mềm kiểm tra được thông báo là thật. Khóa chỉ hiện lần này.",
  secretLabel: "Khóa ký",
  states: {
    on: "Đang báo",
    off: "Đã tắt ngày {{day}}",
    failing: "Hệ thống đã tắt ngày {{day}} vì nhiều ngày không gửi được",
    gone: "Hệ thống đã tắt ngày {{day}} vì nơi nhận trả lời 410 (không còn nhận)",
    removed: "Đã gỡ ngày {{day}}",
  },
  failingSince: "Không gửi được từ {{at}}, {{number}} lần liên tiếp.",
  change: "Xem và thay đổi",
  changeNamed: "Xem và thay đổi “{{name}}”",
  back: "Về danh sách địa chỉ nhận",
  changeTitle: "Thay đổi",
  save: "Lưu thay đổi",
  done: {
    saved: "Đã lưu thay đổi.",
    on: "Đã bật. Những sự kiện từ nay về sau được báo; những lần chưa gửi được có thể gửi lại ở trang Các lần gửi.",
    off: "Đã tắt. Từ nay phần mềm này không được báo sự kiện nào.",
    removed: "Đã gỡ địa chỉ cùng khóa ký của nó.",
    test: "Đã xếp thông báo thử vào hàng chờ. Kết quả hiện ở trang Các lần gửi trong vòng một phút.",
    again: "Đã đưa vào hàng chờ để gửi lại.",
  },
  test: "Gửi thử",
  testText: "Gửi một thông báo thử có chữ ký đến địa chỉ này.",
  renew: "Tạo khóa ký mới",
  renewText: "Dùng khi khóa có thể đã bị lộ. Khóa trước vẫn ký cùng trong 24 giờ để phần mềm nhận kịp thay.",
  previousUntil: "Khóa trước còn ký cùng đến {{at}}.",
  switchOn: "Bật lại",
  switchOnText: "Báo các sự kiện từ nay về sau. Sự kiện xảy ra trong lúc tắt không được báo lại.",
  switchOff: "Tắt",
  switchOffText: "Ngừng báo sự kiện; những lần đang chờ gửi dừng lại. Có thể bật lại bất cứ lúc nào.",
  remove: "Gỡ địa chỉ này",
  removeTitle: "Gỡ địa chỉ",
  removeText: "Gỡ hẳn địa chỉ và khóa ký; những lần đang chờ gửi dừng lại. Không khôi phục được.",
  notThere: "Việc này không thực hiện được nữa. Có thể địa chỉ đã tắt hoặc thông báo đang chờ gửi.",
  page: {
    title: "Các lần gửi",
    intro:
      "Mỗi dòng là một thông báo cho một địa chỉ, mới nhất trước; lưu 30 ngày. Khi không gửi được, hệ thống thử tối đa {{attempts}} lần trong khoảng ba ngày. Gửi lại bằng tay giữ nguyên mã webhook-id, nên phần mềm nhận nhận ra thông báo đã có.",
    filter: "Lọc các lần gửi",
    webhook: "Địa chỉ nhận",
    all: "Tất cả",
    state: "Trạng thái",
    show: "Xem",
    none: "Chưa có lần gửi nào khớp với bộ lọc.",
    event: "Sự kiện",
    result: "Kết quả",
    created: "Lúc",
    again: "Gửi lại",
    againNamed: "Gửi lại: {{event}} {{about}}",
    allAgain: "Gửi lại tất cả",
    allAgainText: "{{number}} thông báo đã ngừng gửi. Khi nơi nhận hoạt động trở lại, có thể gửi lại tất cả.",
    attempts: "Đã thử {{attempts}} lần",
    next: "Gửi tiếp lúc {{at}}",
    finished: "Xong lúc {{at}}",
    newest: "Mới nhất",
    older: "Cũ hơn",
    noRepeat: "–",
  },
  deliveryStates: {
    pending: "Đang chờ gửi",
    delivered: "Đã gửi",
    "given-up": "Đã ngừng gửi",
    withheld: "Không gửi vì vụ việc bị hạn chế",
  },
  postProblems: {
    name: "Không tìm thấy tên máy",
    forbidden: "Địa chỉ không được phép",
    connection: "Không kết nối được",
    certificate: "Chứng thư TLS không tin cậy",
    timeout: "Không trả lời kịp",
    answer: "Trả lời không phải HTTP",
    status: "Trả lời {{status}}",
    "switched-off": "Địa chỉ đã tắt",
    unreadable: "Khóa ký không đọc được với SECRET hiện tại",
  },
  problems: {
    nameMissing: "Đề nghị nhập tên, ít nhất 2 ký tự.",
    nameLong: "Tên dài tối đa 80 ký tự.",
    nameTaken:
      "Đã có địa chỉ mang tên này. Nếu vừa thêm mà chưa kịp chép khóa ký, đề nghị mở địa chỉ đó và tạo khóa ký mới.",
    addressMissing: "Đề nghị nhập địa chỉ nhận.",
    addressLong: "Địa chỉ dài tối đa 500 ký tự.",
    addressWrong: "Đề nghị nhập địa chỉ đầy đủ, bắt đầu bằng https://",
    addressHasMore: "Địa chỉ không được chứa tên đăng nhập, mật khẩu hay dấu #.",
    addressUnknown: "Không tìm thấy máy có tên này. Đề nghị kiểm tra lại địa chỉ.",
    addressForbidden:
      "Địa chỉ này thuộc mạng nội bộ hoặc mạng dành riêng. Nếu phần mềm nhận ở trong mạng nội bộ, đề nghị người cài đặt máy chủ ghi mạng đó vào WEBHOOK_NETWORKS.",
    addressPlain: "Ngoài mạng nội bộ được phép, địa chỉ phải bắt đầu bằng https://",
    eventsMissing: "Đề nghị chọn ít nhất một sự kiện.",
    tooMany: "Cơ quan đã có 20 địa chỉ. Đề nghị gỡ địa chỉ không còn dùng.",
    changedMeanwhile: "Địa chỉ này vừa được người khác thay đổi; chưa lưu gì. Đề nghị mở lại trang rồi nhập lại.",
  },
  docs: {
    title: "Webhook: được báo khi có sự kiện",
    text: "Quản trị hệ thống thêm địa chỉ nhận tại Cài đặt, Báo sự kiện cho phần mềm khác. Mỗi sự kiện là một yêu cầu POST với nội dung JSON, ký theo Standard Webhooks (HMAC-SHA256).",
    rules: {
      answer:
        "Trả lời bằng mã 2xx trong vòng 15 giây là đã nhận. Mã khác, chuyển hướng hay không trả lời được coi là chưa nhận; mỗi sự kiện được gửi tối đa {{attempts}} lần trong khoảng ba ngày.",
      once: "Một sự kiện có thể đến nhiều hơn một lần, với cùng webhook-id; đề nghị bỏ qua mã đã gặp. Thứ tự không được bảo đảm.",
      signature:
        "webhook-signature gồm một hoặc nhiều chữ ký v1, cách nhau bằng dấu cách; đúng một chữ ký là đủ. Nội dung được ký là webhook-id, webhook-timestamp và nguyên văn nội dung, nối bằng dấu chấm. Đề nghị bỏ qua yêu cầu có webhook-timestamp lệch quá 5 phút.",
      off: "Nơi nhận không hoạt động gần ba ngày, hoặc trả lời 410, thì bị tắt và quản trị hệ thống được báo. Sự kiện trong lúc tắt không được báo lại; có thể đọc bằng GET /ratings và GET /complaints.",
      privacy:
        "Nội dung không có tên, thông tin liên hệ hay ý kiến bằng lời; lượt đánh giá không kèm số hồ sơ. Vụ việc bị hạn chế không được báo.",
    },
    body: "Nội dung",
    bodies: "Nội dung của từng sự kiện",
    verify: "Mã mẫu kiểm tra chữ ký (Node.js, không cần thư viện)",
    vector:
      "Dữ liệu để thử: khóa {{secret}}, webhook-id {{id}}, webhook-timestamp {{seconds}}, nội dung {{body}} có chữ ký {{signature}}.",
    events: {
      rating: { given: "Một lượt đánh giá vừa được tính, hoặc mức đánh giá vừa thay đổi." },
      complaint: {
        received: "Một phản ánh, kiến nghị hoặc lời khen vừa được tiếp nhận.",
        answered: "Một phản ánh, kiến nghị vừa được trả lời.",
        overdue:
          "Một phản ánh, kiến nghị đã quá hạn mà chưa trả lời; báo một lần cho mỗi hạn, vào giờ nhắc việc của cơ quan.",
      },
      webhook: { test: "Thông báo thử do quản trị hệ thống gửi." },
    },
    headers: {
      id: "Mã của sự kiện; lần gửi lại có cùng mã.",
      timestamp: "Thời điểm của lần gửi này, tính bằng giây từ 1970.",
      signature: "Một hoặc nhiều chữ ký v1, cách nhau bằng dấu cách.",
    },
    received: "Đã nhận; nội dung trả lời không được đọc.",
  },
} as const;
