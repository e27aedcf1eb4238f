/** Words of the settings: the one door, the first days, the office's details, how long data is stored. */
export const settings = {
  title: "Cài đặt",
  back: "Về trang cài đặt",
  save: "Lưu",
  saved: "Đã lưu.",
  groups: {
    office: "Cơ quan, lịch và chỉ tiêu",
    cases: "Phản ánh, kiến nghị và đánh giá",
    people: "Tài khoản, thư và dữ liệu",
  },
  pages: {
    office: {
      title: "Thông tin cơ quan",
      changes: "Tên cơ quan, cơ quan cấp trên, địa danh, liên hệ; thời gian nhận đánh giá; số ý kiến tối thiểu.",
      shows: "Hiện ở: trang đánh giá, phiếu mời đánh giá, văn bản, thư, trang kết quả.",
    },
    organisation: {
      title: "Đơn vị và quầy",
      changes: "Tên các đơn vị xử lý và quầy tiếp nhận; thêm đơn vị trước khi có trong sổ.",
      shows: "Hiện ở: bảng theo dõi, hồ sơ, tài khoản, giao việc.",
    },
    calendar: {
      title: "Lịch làm việc",
      changes: "Ngày nghỉ lễ, ngày làm bù, lịch năm sau.",
      shows: "Hiện ở: hạn trả lời của mọi vụ việc, lịch nhắc việc.",
    },
    targets: {
      title: "Chỉ tiêu",
      changes: "Chỉ tiêu của cơ quan theo kế hoạch, từ ngày nào đến ngày nào, theo văn bản nào.",
      shows: "Hiện ở: bảng theo dõi, trang kết quả, các tệp số liệu.",
    },
    cases: {
      title: "Quy tắc xử lý",
      changes: "Trả lời có cần người thứ hai duyệt không, thời hạn mở lại, ký hiệu và người ký văn bản trả lời.",
      shows: "Hiện ở: trang vụ việc, văn bản trả lời, trang của người gửi.",
    },
    templates: {
      title: "Mẫu trả lời",
      changes: "Các mẫu trả lời theo thủ tục và các mẫu dùng chung.",
      shows: "Hiện ở: ô soạn trả lời của vụ việc.",
    },
    improvements: {
      title: "Đã thay đổi nhờ ý kiến người dân",
      changes: "Người dân nêu điều gì, cơ quan đã thay đổi thế nào, từ khi nào.",
      shows: "Hiện ở: trang kết quả công khai.",
    },
    trust: {
      title: "Đánh giá bất thường",
      changes: "Khi nào một nhóm đánh giá bị coi là bất thường, mạng nào là của cơ quan.",
      shows: "Hiện ở: danh sách đánh giá cần xem xét trên bảng theo dõi.",
    },
    staff: {
      title: "Tài khoản",
      changes: "Ai được đăng nhập, thuộc đơn vị nào, giữ vai trò gì.",
      shows: "Hiện ở: danh sách người xử lý, nhật ký hoạt động.",
    },
    messages: {
      title: "Thư và tin nhắn",
      changes: "Thư, tin nhắn đang chờ hoặc chưa gửi được; cho gửi lại.",
      shows: "Hiện ở: hộp thư của người gửi phản ánh và của công chức.",
    },
    retention: {
      title: "Thời gian lưu dữ liệu",
      changes: "Mỗi loại dữ liệu về người dân và công chức được lưu bao lâu, theo văn bản nào.",
      shows: "Hiện ở: thông báo về xử lý dữ liệu trên mẫu gửi phản ánh.",
    },
    audit: {
      title: "Nhật ký hoạt động",
      changes: "Không đổi được: ai đã làm gì, giá trị trước và sau của mỗi cài đặt.",
      shows: "Kiểm tra tính toàn vẹn: npm run audit:verify.",
    },
  },
  fields: {
    name: "Tên cơ quan",
    parentName: "Cơ quan cấp trên",
    place: "Địa danh",
    contactLine: "Liên hệ của Bộ phận Một cửa",
    ratingOpenDays: "Số ngày nhận đánh giá sau khi có kết quả",
    minimumAnswers: "Số ý kiến tối thiểu để nêu tỷ lệ",
    answerNeedsApproval: "Trả lời cần người thứ hai duyệt",
    reopenDays: "Số ngày được mở lại",
    documentSymbol: "Ký hiệu văn bản",
    letterSigner: "Người ký",
    days: "Số ngày lưu",
    basis: "Căn cứ",
    partName: "Tên đơn vị, quầy",
    deviceReceipts: "Số giấy hẹn từ một thiết bị",
    deviceMinutes: "Trong bao nhiêu phút (thiết bị)",
    networkReceipts: "Số giấy hẹn từ một mạng",
    networkMinutes: "Trong bao nhiêu phút (mạng)",
    alikeRatings: "Số đánh giá giống nhau liên tiếp",
    alikeMinutes: "Trong bao nhiêu phút (giống nhau)",
    beforePrinting: "Đánh dấu đánh giá trước khi in phiếu",
    ownNetworks: "Mạng của cơ quan",
    target: "Chỉ tiêu",
    calendarDay: "Ngày trong lịch",
    calendarYear: "Năm của lịch",
  },
  values: {
    yes: "có",
    no: "không",
    confirmed: "Năm {{year}}: đã xác nhận",
    draft: "Năm {{year}}: dự thảo",
    more: "và {{number}} thay đổi khác",
  },
  office: {
    shown: "Cơ quan tự giới thiệu",
    counted: "Cách tính",
    hints: {
      name: "In trên phiếu và văn bản, hiện ở mọi trang của người dân",
      parentName: "In phía trên tên cơ quan trên phiếu và văn bản",
      place: "Tên tỉnh, thành phố ghi trước ngày tháng của văn bản",
      contactLine: "Địa chỉ, điện thoại, giờ làm việc, thư điện tử để người dân liên hệ",
      ratingOpenDays:
        "Từ {{least}} đến {{most}} ngày. Áp dụng cho hồ sơ có kết quả từ lần nhập sổ sau; hạn đã ghi của hồ sơ cũ không đổi.",
      minimumAnswers:
        "Từ {{least}} đến {{most}}. Ít ý kiến hơn thì không nêu tỷ lệ hài lòng; trang kết quả công khai cần gấp năm lần số này.",
    },
    problems: {
      nameWrong: "Tên cơ quan có từ 2 đến 200 ký tự.",
      parentNameWrong: "Tên cơ quan cấp trên có từ 2 đến 200 ký tự.",
      placeWrong: "Địa danh có từ 2 đến 100 ký tự.",
      contactLineWrong: "Liên hệ có nhiều nhất 300 ký tự.",
      ratingOpenDaysWrong: "Số ngày nhận đánh giá là số nguyên từ 1 đến 365.",
      minimumAnswersWrong: "Số ý kiến tối thiểu là số nguyên từ 2 đến 50.",
      changedMeanwhile:
        "Trong lúc trang này đang mở, người khác đã lưu thông tin mới nên chưa lưu lần này. Đề nghị xem lại rồi bấm “Lưu” lần nữa nếu vẫn muốn thay.",
    },
  },
  organisation: {
    intro: "Tên ở đây là tên mọi người đọc. Sổ theo dõi có thể tiếp tục ghi tên cũ: hệ thống vẫn nhận ra.",
    units: "Đơn vị xử lý",
    counters: "Quầy tiếp nhận",
    none: "Chưa có. Lần nhập sổ đầu tiên sẽ tự thêm.",
    renamed: "Đã đổi tên",
    name: "Tên",
    create: "Thêm",
    add: { units: "Thêm đơn vị", counters: "Thêm quầy" },
    problems: {
      kindMissing: "Đề nghị mở lại trang.",
      nameMissing: "Ghi tên, ít nhất 2 ký tự.",
      nameLong: "Tên dài hơn 120 ký tự.",
      nameTaken: "Tên này đã thuộc về một đơn vị hoặc quầy khác (ở đây hoặc trong sổ).",
    },
  },
  retention: {
    intro:
      "Hết thời gian này, dữ liệu được xóa vào ban đêm; số liệu thống kê không thay đổi. Số ngày phải theo văn bản của cơ quan hoặc của cấp trên.",
    several:
      "Hệ thống này phục vụ nhiều cơ quan, thời gian lưu áp dụng chung nên chỉ đặt được trên máy chủ (npm run privacy).",
    now: "{{days}} ngày.",
    usual: "Mức mặc định, chưa có ai đặt mức khác.",
    setOn: "Đặt ngày {{day}}, căn cứ: {{basis}}",
    daysHint: "Từ {{least}} đến {{most}} ngày",
    basisHint: "Số, ký hiệu, ngày của văn bản",
    problems: {
      kindWrong: "Không có loại dữ liệu này.",
      daysWrong: "Số ngày lưu là số nguyên từ {{least}} đến {{most}}.",
      basisMissing: "Đề nghị ghi văn bản làm căn cứ, từ 5 đến 300 ký tự.",
      severalOffices: "Hệ thống phục vụ nhiều cơ quan nên thời gian lưu chỉ đặt được trên máy chủ.",
    },
    kinds: {
      contacts: {
        name: "Thông tin liên hệ của người gửi",
        what: "Họ tên, điện thoại, thư điện tử, địa chỉ kèm phản ánh; tính từ ngày vụ việc kết thúc.",
      },
      sessions: {
        name: "Phiên đăng nhập của công chức",
        what: "Ai đăng nhập từ lúc nào đến lúc nào; tính từ khi phiên kết thúc.",
      },
      traces: {
        name: "Dấu vết thiết bị của lượt đánh giá",
        what: "Dấu vết đã băm của thiết bị và mạng, dùng để tìm đánh giá bất thường.",
      },
      "import-problems": {
        name: "Dòng bị từ chối khi nhập sổ",
        what: "Các dòng bị từ chối hoặc có nhận xét; tính từ khi nhập xong.",
      },
      messages: {
        name: "Nội dung thư, tin nhắn chưa gửi được",
        what: "Giữ lại để gửi lại bằng tay; tính từ khi tạo.",
      },
      uploads: {
        name: "Tệp tải lên dở dang",
        what: "Tệp không thuộc vụ việc nào, được để riêng trước khi xóa.",
      },
    },
  },
  setup: {
    title: "Việc cần làm để bắt đầu",
    intro: "Danh sách này tự ẩn khi mọi việc đã xong.",
    done: "Đã xong",
    open: "Chưa xong",
    left: "Còn {{number}} việc cần làm để bắt đầu",
    doneWords:
      "Đã thiết lập xong. Ông/Bà đã đăng nhập bằng tài khoản quản trị vừa tạo; các việc tiếp theo ở ngay bên dưới.",
    steps: {
      accounts: { name: "Thêm tài khoản cho đồng nghiệp", why: "Mỗi người một tài khoản, đúng vai trò." },
      calendar: { name: "Xác nhận lịch làm việc", why: "Hạn trả lời được tính theo lịch này." },
      targets: { name: "Chọn chỉ tiêu", why: "Theo kế hoạch của cơ quan; chưa chọn thì không so với chỉ tiêu nào." },
      mail: { name: "Gửi thư thử", why: "Nhắc việc và trả lời đi qua thư điện tử (SMTP_URL, MAIL_FROM)." },
      register: { name: "Nhập sổ theo dõi hồ sơ", why: "Mỗi hồ sơ có một mã đánh giá riêng." },
      receipts: { name: "In phiếu mời đánh giá", why: "Người dân quét mã trên phiếu để đánh giá." },
      rating: { name: "Có đánh giá đầu tiên", why: "Quét thử một phiếu; số liệu hiện ngay trên bảng theo dõi." },
    },
  },
} as const;
