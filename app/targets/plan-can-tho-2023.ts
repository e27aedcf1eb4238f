import { day } from "#app/platform/day.ts";
import type { TargetPreset } from "./target-preset.ts";

/** Cần Thơ, 2023: 46 tasks with many shares, and one contradiction. */
export const canTho: TargetPreset = {
  name: "can-tho-2023",
  agency: "Sở Khoa học và Công nghệ thành phố Cần Thơ",
  document: "Kế hoạch cải cách hành chính ngày 27/01/2023 của Sở Khoa học và Công nghệ thành phố Cần Thơ",
  from: day("2023-01-01"),
  until: day("2023-12-31"),
  targets: [
    {
      figure: "satisfaction",
      comparison: "at-least",
      value: 0.86,
      section: "Mục I.2.d",
      wording: "Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC đạt tối thiểu 86%",
      note: "conflict-86",
    },
    {
      figure: "service",
      comparison: "at-least",
      value: 0.86,
      section: "Mục I.3.b",
      wording:
        "Mức độ hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước đạt tối thiểu 86%",
      note: "service-factors",
    },
    {
      figure: "dossiers-early",
      comparison: "more-than",
      value: 0.95,
      section: "Phụ lục, Mục 15",
      wording: "Nâng cao tỷ lệ giải quyết hồ sơ TTHC trước hạn",
      result: "Đạt trên 95%",
      note: "early-only",
    },
    {
      figure: "waiting",
      comparison: "at-least",
      value: 1,
      section: "Phụ lục, Mục 9",
      wording:
        "Thời gian chờ đợi của người dân, doanh nghiệp tại Bộ phận Một cửa giảm xuống còn tối đa 25 phút/01 lần đến giao dịch",
      note: "share-of-answers",
    },
    {
      figure: "reception",
      comparison: "at-least",
      value: 1,
      section: "Phụ lục, Mục 9",
      wording: "Thời gian tiếp nhận, xử lý hồ sơ tối đa 40 phút/hồ sơ",
      note: "share-of-answers",
    },
    {
      figure: "online-full",
      comparison: "at-least",
      value: 0.3,
      section: "Mục I.2.c",
      wording: "Tỷ lệ hồ sơ giải quyết trực tuyến toàn trình trên tổng số hồ sơ đạt tối thiểu 30%",
    },
  ],
  context: [
    {
      section: "Phụ lục, Mục 14",
      wording: "Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC đạt 85%",
      why: "conflict",
      figures: ["satisfaction"],
    },
    {
      section: "Mục II.3.c",
      wording:
        "Tiếp nhận, xử lý phản ánh, kiến nghị theo quy định tại Nghị định số 20/2008/NĐ-CP ngày 14 tháng 02 năm 2008 của Chính phủ",
      why: "no-number",
      figures: ["answered-on-time", "forwarded-on-time", "answer-days"],
    },
    {
      section: "Mục I.2.a",
      wording:
        "Số hóa kết quả giải quyết TTHC đang còn hiệu lực và có giá trị sử dụng thuộc thẩm quyền giải quyết của Sở, đạt tỷ lệ tối thiểu là 70%",
      why: "other-system",
    },
    {
      section: "Mục I.2.b",
      wording:
        "Tối thiểu 70% TTHC có yêu cầu nghĩa vụ tài chính, được triển khai thanh toán trực tuyến, trong đó, tỷ lệ giao dịch thanh toán trực tuyến đạt từ 40% trở lên",
      why: "other-system",
    },
    {
      section: "Mục I.2.c",
      wording:
        "100% TTHC đủ điều kiện, được cung cấp trực tuyến toàn trình. Trong số đó, ít nhất 90% TTHC được tích hợp, cung cấp trên Cổng Dịch vụ công quốc gia",
      why: "other-system",
    },
    {
      section: "Phụ lục, Mục 13",
      wording: "Tỷ lệ hồ sơ khai thác, sử dụng lại thông tin, dữ liệu số hóa",
      result: "Đạt tối thiểu 45%",
      why: "other-system",
    },
    {
      section: "Phụ lục, Mục 10",
      wording:
        "Cập nhật đầy đủ kết quả, trạng thái xử lý hồ sơ trên Hệ thống thông tin giải quyết TTHC TP (Phần mềm một cửa)",
      result: "Đạt 100%",
      why: "other-system",
    },
    {
      section: "Mục III.2.d",
      wording: "đảm bảo kiểm tra ít nhất 30% số phòng, đơn vị",
      why: "not-counted",
    },
    {
      section: "Mục I.6.c",
      wording: "100% TTHC tại cơ quan hành chính đều được áp dụng theo Tiêu chuẩn Quốc gia TCVN ISO 9001:2015",
      why: "other-system",
    },
  ],
};
