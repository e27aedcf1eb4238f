/** Words of the comparison of all offices. */
export const province = {
  /** The word for all offices together. */
  all: { unset: "Tất cả cơ quan", province: "Toàn tỉnh", city: "Toàn thành phố" },
  intro:
    "Số liệu của mọi cơ quan dùng chung hệ thống này. Dòng tổng được cộng từ số lượng của các cơ quan, không lấy bình quân các tỷ lệ.",
  order: {
    label: "Sắp xếp",
    name: "Theo tên",
  },
  chart: {
    heading: "So sánh: {{figure}}",
    interval:
      "Chấm là tỷ lệ, vạch ngang là khoảng tin cậy 95\u00a0% (Wilson), vạch đứng là chỉ tiêu của cơ quan đó. Khoảng của hai cơ quan còn chồng lên nhau nhiều thì sự khác nhau chưa nói lên điều gì.",
    census: "Chấm là tỷ lệ trên toàn bộ số trường hợp, vạch đứng là chỉ tiêu của cơ quan đó.",
    few: "Chưa đủ số lượng để so sánh, không xếp hạng (cần ít nhất {{minimum}} trường hợp):",
    none: "Chưa có cơ quan nào đủ số lượng để so sánh trong kỳ này.",
    numbers: "{{numerator}} / {{denominator}}",
    numbersInterval: "{{numerator}} / {{denominator}}; khoảng {{from}} – {{to}}",
  },
  table: {
    title: "Số liệu theo cơ quan",
    office: "Cơ quan",
    received: "Tiếp nhận",
    rated: "Được đánh giá (n)",
    taps: "Lượt đánh giá",
    participation: "Tỷ lệ tham gia",
    satisfaction: "Hài lòng",
    from: "Khoảng tin cậy từ",
    to: "đến",
    due: "Phản ánh đến hạn hoặc đã trả lời (n)",
    answered: "Trả lời đúng hạn",
    promised: "Hồ sơ có kết quả và có hẹn (n)",
    inTime: "Trước hạn và đúng hạn",
    minimum:
      "Dấu “–”: không nêu tỷ lệ vì có ít hơn {{minimum}} trường hợp (mức tối thiểu cao nhất trong các cơ quan, áp dụng chung để so sánh).",
    byName: "Xếp theo tên cơ quan.",
    byFigure: "Xếp theo {{figure}}. Cơ quan chưa đủ số lượng đứng sau, không xếp hạng.",
    links: "Tên cơ quan dẫn đến trang kết quả công khai của cơ quan đó.",
  },
  empty: "Chưa có hồ sơ nào được tiếp nhận trong kỳ này ở bất kỳ cơ quan nào. Đề nghị chọn kỳ khác.",
} as const;
