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
  },
  assigned: {
    subject: "Được giao xử lý {{reference}}, hạn {{due}}",
    text: "Ông/Bà được giao xử lý phản ánh, kiến nghị {{reference}}. Hạn trả lời: hết ngày {{due}}.",
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
  page: {
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
    progress: "Báo tiến độ cho người gửi",
    answered: "Báo đã có trả lời",
    asked: "Đề nghị bổ sung thông tin",
    "not-accepted": "Báo không tiếp nhận",
    forwarded: "Báo đã chuyển cơ quan khác",
    reopened: "Báo xem xét lại",
    interim: "Báo chậm trả lời",
    assigned: "Giao việc",
    digest: "Nhắc việc trong ngày",
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
