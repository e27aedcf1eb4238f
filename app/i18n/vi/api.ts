/** The API for other software: its page, its keys, its refusals. */
export const api = {
  title: "API Hài Lòng",
  intro:
    "Giao diện để phần mềm một cửa và phần mềm khác gửi hồ sơ, lấy mã đánh giá, đọc kết quả đánh giá, gửi phản ánh, kiến nghị và đọc số liệu.",
  keyText: "Khóa do quản trị hệ thống tạo tại trang Khóa API; mỗi khóa thuộc một cơ quan và có các quyền nhất định.",
  scopeNeeded: "Khóa cần có quyền {{scope}}.",
  idempotencyText:
    "Mã do phần mềm gọi tự đặt, từ 1 đến 200 ký tự. Trong 24 giờ, yêu cầu gửi lại với cùng mã nhận đúng kết quả của lần đầu và không được thực hiện lần nữa.",
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
    "key-reused": {
      title: "Idempotency-Key đã dùng cho yêu cầu khác",
      text: "Đề nghị đặt mã mới cho yêu cầu có nội dung khác.",
    },
    "too-many": { title: "Quá nhiều yêu cầu", text: "Đề nghị gửi lại sau số giây nêu trong tiêu đề Retry-After." },
  },
  scopes: {
    dossiers: { read: "Đọc hồ sơ và mã đánh giá", write: "Thêm và cập nhật hồ sơ" },
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
