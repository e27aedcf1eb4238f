export const notifications = {
  greeting: "Kính gửi Ông/Bà,",
  sender: {
    follow:
      "Ông/Bà theo dõi tại {{link}}\nMã tra cứu: {{reference}}. Trang sẽ hỏi mã bí mật mà Ông/Bà đã nhận khi gửi; mã này không bao giờ được gửi qua thư hay tin nhắn.",
    automatic: "Thư này do hệ thống gửi tự động, đề nghị không trả lời trực tiếp.",
    receipt: {
      subject: "Đã tiếp nhận {{reference}}",
      text: "{{office}} đã tiếp nhận phản ánh, kiến nghị {{reference}} của Ông/Bà. Hạn trả lời: hết ngày {{due}}.",
      short: "{{office}} đã tiếp nhận {{reference}}. Hạn trả lời: {{due}}. Theo dõi: {{link}}",
    },
    thanks: {
      subject: "Cảm ơn Ông/Bà đã gửi lời khen ({{reference}})",
      text: "{{office}} đã nhận lời khen {{reference}} của Ông/Bà, trân trọng cảm ơn và sẽ chuyển đến người, bộ phận được khen.",
      short: "{{office}} đã nhận lời khen {{reference}}, trân trọng cảm ơn Ông/Bà. Xem tại: {{link}}",
    },
    progress: {
      subject: "{{reference}} đang được xử lý",
      text: "Phản ánh, kiến nghị {{reference}} của Ông/Bà đã được phân công xử lý. Hạn trả lời: hết ngày {{due}}.",
      short: "{{office}}: {{reference}} đã được phân công xử lý. Hạn trả lời: {{due}}. Theo dõi: {{link}}",
    },
    asked: {
      subject: "Đề nghị bổ sung thông tin cho {{reference}}",
      text: "{{office}} cần Ông/Bà bổ sung thông tin để xử lý phản ánh, kiến nghị {{reference}}. Câu hỏi và chỗ trả lời ở trên trang theo dõi.",
      short: "{{office}} đề nghị Ông/Bà bổ sung thông tin cho {{reference}} tại: {{link}}",
    },
    answered: {
      subject: "{{reference}} đã có nội dung trả lời",
      text: "{{office}} đã trả lời phản ánh, kiến nghị {{reference}} của Ông/Bà. Nội dung trả lời được xem trên trang theo dõi.",
      short: "{{office}} đã trả lời {{reference}}. Xem tại: {{link}}",
    },
    "not-accepted": {
      subject: "Về phản ánh, kiến nghị {{reference}}",
      text: "{{office}} đã xem xét phản ánh, kiến nghị {{reference}} của Ông/Bà và chưa thể tiếp nhận. Lý do và nơi Ông/Bà có thể liên hệ ở trên trang theo dõi.",
      short: "{{office}} chưa thể tiếp nhận {{reference}}. Lý do và hướng dẫn tại: {{link}}",
    },
    forwarded: {
      subject: "{{reference}} đã được chuyển cơ quan có thẩm quyền",
      text: "{{office}} đã chuyển phản ánh, kiến nghị {{reference}} của Ông/Bà đến cơ quan có thẩm quyền. Tên cơ quan ở trên trang theo dõi.",
      short: "{{office}} đã chuyển {{reference}} đến cơ quan có thẩm quyền. Xem tại: {{link}}",
    },
    reopened: {
      subject: "{{reference}} được xem xét lại",
      text: "Theo ý kiến của Ông/Bà, {{office}} xem xét lại phản ánh, kiến nghị {{reference}}. Hạn trả lời mới: hết ngày {{due}}.",
      short: "{{office}} xem xét lại {{reference}}. Hạn trả lời mới: {{due}}. Theo dõi: {{link}}",
    },
    interim: {
      subject: "Xin lỗi vì chậm trả lời {{reference}}",
      text: "Phản ánh, kiến nghị {{reference}} của Ông/Bà có hạn trả lời ngày {{due}} nhưng đến nay chưa được trả lời. {{office}} xin lỗi Ông/Bà về sự chậm trễ này; vụ việc vẫn đang được xử lý và Ông/Bà sẽ được báo ngay khi có nội dung trả lời.",
      short:
        "{{office}} xin lỗi vì chưa trả lời {{reference}} đúng hạn {{due}}. Vụ việc vẫn đang được xử lý. Theo dõi: {{link}}",
    },
    duplicate: {
      subject: "{{reference}} được xem xét chung",
      text: "Nội dung phản ánh, kiến nghị {{reference}} của Ông/Bà đã được gửi đến {{office}} trước đó và đang được xem xét chung. Khi có trả lời, Ông/Bà sẽ được báo và đọc được tại trang theo dõi.",
      short: "{{office}} xem xét {{reference}} chung với phản ánh cùng nội dung đã nhận trước. Theo dõi: {{link}}",
    },
    separated: {
      subject: "{{reference}} được xem xét riêng",
      text: "{{office}} xem xét riêng phản ánh, kiến nghị {{reference}} của Ông/Bà, không chung với phản ánh khác nữa. Hạn trả lời: hết ngày {{due}}.",
      short: "{{office}} xem xét riêng {{reference}}. Hạn trả lời: {{due}}. Theo dõi: {{link}}",
    },
  },
  invitation: {
    subject: "Mời Ông/Bà đánh giá sự phục vụ đối với hồ sơ {{number}}",
    text: "{{office}}: hồ sơ {{number}} đã có kết quả. Mời Ông/Bà đánh giá sự phục vụ tại đường dẫn dưới đây: một lần chạm, không đăng nhập, không hỏi tên, không ảnh hưởng đến hồ sơ.\n\n{{link}}\n\nMỗi hồ sơ chỉ có một lời mời. Nếu không muốn nhận lời mời nữa, đề nghị Ông/Bà mở: {{stop}}",
    short:
      "{{office}}: hồ sơ {{number}} đã có kết quả. Mời Ông/Bà đánh giá sự phục vụ, một lần chạm, không hỏi tên: {{link}} Từ chối nhận: {{stop}}",
  },
  /** An invitation of an office that compares two sentences for it. */
  comparedInvitation: {
    call: "Mời Ông/Bà đánh giá sự phục vụ: một lần chạm, không đăng nhập, không hỏi tên, không ảnh hưởng đến hồ sơ.",
    text: "{{office}}: hồ sơ {{number}} đã có kết quả. {{wording}}\n\n{{link}}\n\nMỗi hồ sơ chỉ có một lời mời. Nếu không muốn nhận lời mời nữa, đề nghị Ông/Bà mở: {{stop}}",
    short: "{{office}}: hồ sơ {{number}} đã có kết quả. {{wording}} {{link}} Từ chối nhận: {{stop}}",
  },
  /** Invitations to rate: their settings, their figures, and the page on which a receiver refuses them. */
  invitations: {
    intro:
      "Khi hồ sơ có kết quả, người nộp hồ sơ trực tuyến hoặc qua bưu chính, và người đã đồng ý nhận, được mời đánh giá bằng một thư hoặc một tin nhắn duy nhất. Hồ sơ đã được đánh giá thì không mời nữa.",
    privacy:
      "Thư điện tử và số điện thoại chỉ được lưu khi mục này bật, được mã hóa, chỉ dùng để gửi lời mời và bị xóa ngay sau khi gửi, khi hồ sơ được đánh giá, khi người nhận từ chối, hoặc sau 14 ngày kể từ ngày có kết quả. Tắt mục này thì mọi địa chỉ đang lưu bị xóa ngay.",
    switchTitle: "Bật, tắt lời mời",
    isOn: "Gửi lời mời đánh giá",
    basis: "Căn cứ pháp lý",
    basisHint:
      "Văn bản cho phép cơ quan dùng thông tin liên hệ của người nộp hồ sơ để mời đánh giá; được ghi vào nhật ký.",
    noChannel:
      "Chưa gửi được lời mời: máy chủ gửi thư (SMTP_URL, MAIL_FROM) và cổng tin nhắn (SMS_GATEWAY_URL) đều chưa được cấu hình.",
    columnsTitle: "Lấy liên hệ từ đâu",
    columns:
      "Từ các cột “Thư điện tử”, “Số điện thoại” và “Đồng ý nhận lời mời đánh giá” của sổ theo dõi hồ sơ. Sổ có cột đồng ý thì chỉ dòng ghi “Có” được mời; sổ không có cột này thì chỉ mời hồ sơ nộp trực tuyến, qua bưu chính.",
    api: "Phần mềm một cửa cũng có thể yêu cầu gửi từng lời mời qua API; địa chỉ gửi theo cách này không bao giờ được lưu.",
    words: "Sửa lời của thư và tin nhắn mời",
    countsTitle: "Kết quả 90 ngày qua",
    waiting: "Đang chờ có kết quả",
    sent: "Đã gửi",
    perhapsSent: "Không rõ đã đến hay chưa (không gửi lại)",
    undeliverable: "Không gửi được (địa chỉ đã xóa)",
    refusals: "Địa chỉ đã từ chối nhận lời mời",
    participationTitle: "Lời mời có tác dụng không",
    invited: "Hồ sơ được mời",
    others: "Hồ sơ trực tuyến, bưu chính không được mời",
    share: "{{rated}}/{{of}} hồ sơ được đánh giá: {{share}} (khoảng tin cậy 95\u00a0%: {{from}} – {{to}})",
    nothing: "Chưa có hồ sơ nào.",
    participationHint:
      "Mỗi hồ sơ tính một lần. Với hồ sơ được mời, chỉ tính đánh giá có sau khi gửi lời mời. Hai nhóm không được chọn ngẫu nhiên nên chênh lệch có thể còn do nguyên nhân khác.",
    problems: {
      basisMissing: "Đề nghị ghi căn cứ pháp lý, ít nhất 10 ký tự, trước khi bật lời mời.",
      basisLong: "Căn cứ pháp lý dài tối đa 500 ký tự.",
      rulesChanged: "Người khác vừa lưu thay đổi ở trang này. Đề nghị xem lại nội dung hiện tại rồi lưu lại.",
    },
    stop: {
      title: "Từ chối lời mời đánh giá",
      text: "Nếu Ông/Bà đồng ý, {{office}} sẽ không gửi lời mời đánh giá đến địa chỉ này nữa. Việc này không ảnh hưởng đến hồ sơ và các thông báo khác của Ông/Bà.",
      button: "Không gửi lời mời nữa",
      doneTitle: "Đã ghi nhận",
      done: "{{office}} sẽ không gửi lời mời đánh giá đến địa chỉ này nữa. Cảm ơn Ông/Bà đã cho biết.",
    },
  },
  assigned: {
    subject: "Được giao xử lý {{reference}}, hạn {{due}}",
    text: "Ông/Bà được giao xử lý phản ánh, kiến nghị {{reference}}. Hạn trả lời: hết ngày {{due}}.",
  },
  addressChanged: {
    subject: "Thư điện tử đăng nhập đã được đổi",
    text: "Lúc {{at}}, quản trị hệ thống của {{office}} đã đổi thư điện tử đăng nhập của tài khoản dùng địa chỉ này. Địa chỉ này không còn dùng để đăng nhập. Nếu Ông/Bà không biết việc này, đề nghị liên hệ ngay quản trị hệ thống của cơ quan.",
  },
  invited: {
    subject: "{{office}} mời làm việc trên hệ thống",
    text: "{{office}} mời Ông/Bà dùng tài khoản của mình để làm việc tại cơ quan này. Đề nghị đăng nhập, mở trang Tài khoản của tôi để nhận hoặc từ chối. Nếu Ông/Bà chưa có tài khoản, đề nghị bỏ qua thư này.",
  },
  handedOver: {
    subject: "Nhận bàn giao {{cases}} phản ánh, kiến nghị",
    text: "Ông/Bà nhận bàn giao {{cases}} phản ánh, kiến nghị đang xử lý của một công chức có tài khoản vừa được đóng. Danh sách và hạn trả lời ở trang dưới đây.",
  },
  webhookOff: {
    subject: "Đã tắt việc báo sự kiện cho “{{webhook}}”",
    text: "Nhiều ngày nay {{office}} không gửi được thông báo sự kiện đến phần mềm “{{webhook}}”, nên hệ thống đã tắt địa chỉ này. Sau khi phần mềm nhận hoạt động trở lại, đề nghị bật lại và gửi lại những thông báo còn thiếu tại trang dưới đây.",
  },
  report: {
    subject: "{{report}} – {{office}}",
    text: "{{office}} gửi kèm thư này {{report}}, số liệu từ ngày {{from}} đến hết ngày {{to}}. Thư được gửi theo lịch đã hẹn; văn bản chính thức gửi qua hệ thống quản lý văn bản.",
  },
  reportsDue: {
    subject: "Báo cáo cần gửi ({{reports}}), ngày {{today}}",
    intro: "Nhắc việc ngày {{today}}. Các báo cáo sau chưa được đánh dấu đã gửi:",
    left: "hạn gửi {{due}}, còn {{days}} ngày làm việc",
    today: "hạn gửi hôm nay, {{due}}",
    late: "hạn gửi {{due}}, quá {{days}} ngày làm việc",
    list: "Danh sách báo cáo: {{link}}",
  },
  digest: {
    subject: "Phản ánh, kiến nghị cần xử lý ngày {{today}}: {{cases}}",
    subjectLate: "Phản ánh, kiến nghị cần xử lý ngày {{today}}: {{cases}}, trong đó quá hạn {{late}}",
    intro: "Nhắc việc ngày {{today}}.",
    own: "Ông/Bà đang xử lý:",
    escalated: "Đề nghị Ông/Bà đôn đốc:",
    left: "hạn {{due}}, còn {{days}} ngày làm việc",
    today: "đến hạn hôm nay, {{due}}",
    late: "hạn {{due}}, quá hạn {{days}} ngày làm việc",
    inbox: "Toàn bộ phản ánh, kiến nghị: {{link}}",
  },
  test: {
    subject: "Thư thử của {{office}}",
    text: "Đây là thư thử gửi lúc {{at}}. Nhận được thư này nghĩa là hệ thống gửi được thư điện tử cho công chức và người gửi phản ánh.",
  },
  page: {
    test: "Gửi thư thử",
    testText: "Thư được gửi đến {{address}} trong vòng một phút. Nếu không nhận được, xem lý do ở danh sách dưới đây.",
    testDone: "Đã xếp thư thử vào hàng chờ. Đề nghị kiểm tra hộp thư, cả mục thư rác.",
    done: "Đã đưa thư, tin nhắn vào hàng chờ để gửi lại.",
    title: "Thư và tin nhắn",
    intro:
      "Thư điện tử và tin nhắn mà hệ thống gửi cho người dân và công chức. Người nhận và nội dung được mã hóa nên không hiện ở đây.",
    waitingFor: {
      email:
        "{{number}} thư đang chờ vì máy chủ gửi thư chưa được cấu hình (SMTP_URL, MAIL_FROM). Thư sẽ được gửi ngay khi quản trị hệ thống cấu hình xong.",
      sms: "{{number}} tin nhắn đang chờ vì cổng tin nhắn chưa được cấu hình (SMS_GATEWAY_URL, SMS_GATEWAY_SECRET).",
    },
    sentLately: "Đã gửi trong 7 ngày qua",
    pending: "Đang chờ gửi",
    lapsed: "Không gửi vì đã hết ý nghĩa, trong 7 ngày qua",
    givenUp: "Không gửi được",
    givenUpIntro:
      "Đã thử {{attempts}} lần, nơi nhận từ chối, hoặc không rõ thư đã đến hay chưa. Sau khi khắc phục, bấm “Gửi lại”. Mục ghi “Có thể đã gửi”: nếu gửi lại, người nhận có thể nhận hai lần.",
    givenUpNone: "Không có thư hay tin nhắn nào bị dừng gửi.",
    pendingNone: "Không có thư hay tin nhắn nào đang chờ.",
    kind: "Nội dung",
    attempts: "Đã thử {{attempts}} lần",
    created: "Lập lúc",
    next: "Gửi lúc",
    problem: "Lý do",
    perhapsSent: "Có thể đã gửi",
    retry: "Gửi lại",
    retryNamed: "Gửi lại: {{kind}} {{about}}",
    forgotten: "Nội dung đã xóa theo hạn lưu trữ",
    notThere: "Thư hoặc tin nhắn này đã được gửi hoặc không còn gửi lại được.",
    more: "Chỉ hiện {{number}} mục gần nhất.",
  },
  kinds: {
    receipt: "Biên nhận cho người gửi",
    thanks: "Cảm ơn người gửi lời khen",
    progress: "Báo tiến độ cho người gửi",
    answered: "Báo đã có trả lời",
    asked: "Đề nghị bổ sung thông tin",
    "not-accepted": "Báo không tiếp nhận",
    forwarded: "Báo đã chuyển cơ quan khác",
    reopened: "Báo xem xét lại",
    interim: "Báo chậm trả lời",
    assigned: "Giao việc",
    "address-changed": "Báo đổi thư điện tử đăng nhập",
    invited: "Mời làm việc tại cơ quan",
    "handed-over": "Bàn giao việc",
    test: "Thư thử",
    "webhook-off": "Báo đã tắt địa chỉ nhận sự kiện",
    "reports-due": "Nhắc gửi báo cáo",
    report: "Gửi báo cáo",
    digest: "Nhắc việc trong ngày",
    duplicate: "Báo xem xét chung",
    separated: "Báo xem xét riêng",
  },
  channels: {
    email: "Thư điện tử",
    sms: "Tin nhắn",
  },
  problems: {
    connection: "Không kết nối được máy chủ",
    timeout: "Máy chủ không trả lời kịp",
    credentials: "Máy chủ không nhận tài khoản của hệ thống",
    server: "Máy chủ báo lỗi",
    "unknown-outcome": "Máy chủ nhận xong nhưng không báo kết quả; gửi lại nhiều nhất một lần",
    refused: "Nơi nhận từ chối",
    deferred: "Nơi nhận tạm thời chưa nhận",
    unreadable: "Không giải mã được nội dung (SECRET đã đổi)",
  },
} as const;
