/** The first page. */
export const home = {
  title: "Đánh giá dịch vụ của Bộ phận Một cửa",
  lead: "Ông/Bà vừa làm thủ tục hành chính? Một lần chạm là đủ để cơ quan biết Ông/Bà hài lòng hay chưa.",
  waysTitle: "Ông/Bà cũng có thể",
  complainText: "Nói rõ việc chưa tốt, góp ý cách làm tốt hơn, hoặc gửi lời khen.",
  followText: "Xem phản ánh đã gửi đang ở bước nào, hạn trả lời và nội dung trả lời.",
  resultsText: "Bao nhiêu hồ sơ được đánh giá và mức độ hài lòng, công khai số liệu.",
} as const;
