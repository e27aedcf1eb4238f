import { day } from "#app/platform/day.ts";
import type { TargetPreset } from "./target-preset.ts";

/** Bà Rịa – Vũng Tàu, 2019: the plan for PAR INDEX, SIPAS and PAPI. */
export const baRiaVungTau: TargetPreset = {
  name: "brvt-2019",
  agency: "Sở Khoa học và Công nghệ tỉnh Bà Rịa – Vũng Tàu",
  document: "Kế hoạch số 01A/KH-SKHCN ngày 05/01/2019 của Sở Khoa học và Công nghệ tỉnh Bà Rịa – Vũng Tàu",
  from: day("2019-01-01"),
  until: day("2019-12-31"),
  targets: [
    {
      figure: "dossiers-in-time",
      comparison: "at-least",
      value: 1,
      section: "Mục II, số 1",
      wording: "Tỷ lệ hồ sơ TTHC tiếp nhận trong năm 100% đúng hạn",
      note: "accepted-in-time",
    },
    {
      figure: "apology-letters",
      comparison: "at-least",
      value: 1,
      section: "Mục II, số 10",
      wording: "Giải quyết TTHC đảm bảo đúng thời gian quy định, có văn bản xin lỗi người dân đối với hồ sơ trễ hạn",
      note: "letter-each",
    },
    {
      figure: "procedures-online",
      comparison: "at-least",
      value: 0.8,
      section: "Mục II, số 7",
      wording: "Tăng tỷ lệ TTHC đang cung cấp trực tuyến mức độ 3,4 có phát sinh hồ sơ đạt từ 80% trở lên",
      note: "levels",
    },
    {
      figure: "online",
      comparison: "at-least",
      value: 0.4,
      section: "Mục II, số 7",
      wording: "Tăng tỷ lệ TTHC được xử lý trực tuyến mức độ 3,4 có phát sinh hồ sơ đạt từ 40% trở lên",
      note: "online-procedures-as-dossiers",
    },
  ],
  context: [
    {
      section: "Mục II, số 11",
      wording: "Tiếp tục rà soát cắt giảm thời gian giải quyết, kiến nghị đơn giản hóa TTHC thuộc thẩm quyền",
      why: "no-number",
      figures: ["handling-days", "handling-cut"],
    },
    {
      section: "Mục II, số 12",
      wording:
        "Công chức có thái độ giao tiếp công chức lịch sự, không gây phiền hà, sách nhiễu; lắng nghe giải đáp các kiến nghị người dân; hướng dẫn tận tình để tránh người dân phải đến liên hệ nhiều lần",
      why: "no-number",
      figures: ["service", "trips"],
    },
    {
      section: "Mục II, số 13",
      wording:
        "Kết quả cung ứng dịch vụ cho người dân/tổ chức đúng quy định và thể hiện đầy đủ, chính xác các thông tin",
      why: "no-number",
      figures: ["service"],
    },
    {
      section: "Mục II, số 14",
      wording:
        "Thực hiện các hình thức để người dân/ tổ chức dễ dàng góp ý, phản ánh, kiến nghị. Thông báo kết quả giải quyết cho người dân/ tổ chức",
      why: "no-number",
      figures: ["answered-on-time", "solved"],
    },
    {
      section: "Mục II, số 8",
      wording: "Tỷ lệ đơn vị hành chính cấp xã công bố ISO 9001 theo quy định (đạt 70% trở lên)",
      why: "other-system",
    },
  ],
};
