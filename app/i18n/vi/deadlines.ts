export const deadlines = {
  summary: "Nhận {{received}}; hạn đến hết ngày {{due}} ({{days}} ngày làm việc, không tính ngày nhận).",
  counted: "Ngày làm việc thứ {{number}}",
  countedNamed: "Ngày làm việc thứ {{number}} ({{name}})",
  notCounted: "{{reason}}, không tính",
  notCountedNamed: "{{reason}} ({{name}}), không tính",
  reasons: {
    received: "Ngày nhận",
    working: "Ngày làm việc",
    "make-up": "Ngày làm bù",
    weekend: "Nghỉ cuối tuần",
    off: "Ngày nghỉ",
    reception: "Chỉ tiếp nhận hồ sơ",
  },
  unconfirmed:
    "Lịch nghỉ, làm bù năm {{years}} chưa được xác nhận nên hạn này có thể thay đổi khi có thông báo chính thức.",
  basis:
    "Cách tính: Bộ luật Dân sự 2015 điều 147, 148. Ngày nhận không tính; thứ Bảy, Chủ nhật và ngày nghỉ lễ, tết không tính; ngày làm bù được tính.",
  calendar: {
    title: "Lịch làm việc năm {{year}}",
    intro:
      "Hạn trả lời phản ánh, kiến nghị được tính theo lịch này: thứ Hai đến thứ Sáu là ngày làm việc, trừ các ngày nghỉ; ngày làm bù tính như ngày làm việc.",
    years: "Các năm",
    confirmed: "Đã xác nhận",
    unconfirmed: "Chưa xác nhận",
    unconfirmedText:
      "Chưa ai xác nhận lịch năm {{year}}. Hạn rơi vào năm này được tính theo những ngày đang ghi và được đánh dấu là có thể thay đổi.",
    legend: "Chú giải",
    weekend: "Thứ Bảy, Chủ nhật",
    marks: {
      off: "Ngày nghỉ",
      "make-up": "Ngày làm bù, tính là ngày làm việc",
      reception: "Thứ Bảy chỉ tiếp nhận hồ sơ, không tính là ngày làm việc",
    },
    month: "Tháng {{month}}",
    weekdays: "T2,T3,T4,T5,T6,T7,CN",
    source: "Căn cứ",
    noSource: "Chưa có thông báo nào được ghi cho năm này.",
    sourceText:
      "Lịch ban đầu do phần mềm cung cấp theo các thông báo nghỉ lễ, tết và hoán đổi ngày làm việc đã công bố, lưu riêng cho cơ quan.",
  },
  tryDay: {
    title: "Thử tính hạn",
    received: "Ngày nhận",
    receivedHint: "Ví dụ: 20/11/2026",
    days: "Số ngày làm việc",
    button: "Tính hạn",
    wrongDay: "Ngày nhận cần ghi theo dạng ngày/tháng/năm, ví dụ 20/11/2026.",
    wrongDays: "Số ngày làm việc là số nguyên từ 1 đến 366.",
  },
  command: {
    usage: "Cách dùng: npm run due -- NGÀY [NGÀY…] [--days SỐ] [--json]   (ví dụ: npm run due -- 20/11/2026)",
    noDay: "Cần ít nhất một ngày nhận.",
    wrongDay: "“{{typed}}” không phải là một ngày. Ghi như 2026-11-20 hoặc 20/11/2026.",
    wrongDays: "--days cần một số nguyên từ 1 đến 366.",
    unknownOption: "Không có tuỳ chọn “{{typed}}”.",
  },
} as const;
