export const jobs = {
  late: {
    title: "Có việc định kỳ chưa chạy",
    text: "Những việc sau lẽ ra đã chạy xong. Đề nghị quản trị hệ thống kiểm tra máy chủ và nhật ký.",
    last: "lần gần nhất: {{at}}",
    never: "chưa chạy lần nào",
  },
  names: {
    "send-messages": "Gửi thư và tin nhắn",
    "send-webhooks": "Báo sự kiện cho phần mềm khác",
    "send-invitations": "Gửi lời mời đánh giá",
    "remind-reports": "Nhắc gửi báo cáo",
    "send-reports": "Gửi báo cáo đã hẹn giờ",
    "remind-staff": "Nhắc việc và báo chậm",
    "move-merged": "Chuyển hồ sơ, việc của thủ tục, đơn vị, quầy đã gộp",
    "match-waiting": "Tính đánh giá chờ hồ sơ",
    "find-suspicious": "Tìm đánh giá bất thường",
    "publish-opinions": "Công bố số liệu ý kiến theo đợt",
    "forget-old-traces": "Xóa dấu vết cũ",
    "note-audit-head": "Ghi dấu niêm phong nhật ký",
  },
} as const;
