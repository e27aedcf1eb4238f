import { day } from "#app/platform/day.ts";
import type { TargetPreset } from "./target-preset.ts";

/** A province that the text does not name, 2020: shares of online and postal service. */
export const unnamedProvince: TargetPreset = {
  name: "unnamed-2020",
  agency: "Sở Khoa học và Công nghệ một tỉnh (văn bản không ghi tên tỉnh)",
  document:
    "Phụ lục 1 “Thống kê việc thực hiện các nhiệm vụ tại Kế hoạch cải cách hành chính năm 2020” kèm theo Báo cáo tháng 11/2020 của Sở KH&CN",
  from: day("2020-01-01"),
  until: day("2020-12-31"),
  targets: [
    {
      figure: "procedures-online",
      comparison: "at-least",
      value: 0.8,
      section: "Mục VII",
      wording: "80% số TTHC trở lên cung cấp trực tuyến mức độ 3, 4 có phát sinh hồ sơ",
      note: "levels",
    },
    {
      figure: "online-part",
      comparison: "at-least",
      value: 0.4,
      section: "Mục VII",
      wording: "40% trở lên hồ sơ TTHC được xử lý trực tuyến mức độ 3",
      note: "levels",
    },
    {
      figure: "online-full",
      comparison: "at-least",
      value: 0.3,
      section: "Mục VII",
      wording: "30% trở lên hồ sơ TTHC được xử lý trực tuyến mức độ 4",
      note: "levels",
    },
    {
      figure: "procedures-post",
      comparison: "at-least",
      value: 0.7,
      section: "Mục VII",
      wording: "70% số TTHC trở lên đã triển khai có phát sinh hồ sơ tiếp nhận/trả kết quả giải quyết qua dịch vụ BCCI",
    },
    {
      figure: "post-in",
      comparison: "at-least",
      value: 0.1,
      section: "Mục VII",
      wording: "10% trở lên hồ sơ TTHC được tiếp nhận qua dịch vụ BCCI",
    },
    {
      figure: "post-out",
      comparison: "at-least",
      value: 0.15,
      section: "Mục VII",
      wording: "15% trở lên kết quả giải quyết TTHC được trả qua dịch vụ BCCI",
    },
  ],
  context: [
    {
      section: "Mục VII",
      wording: "100% văn bản đi dưới dạng điện tử và được ký chữ ký số",
      why: "other-system",
    },
    {
      section: "Mục I",
      wording: "Đạt tỷ lệ 30% các phòng, đơn vị trực thuộc được kiểm tra CCHC trong năm",
      why: "not-counted",
    },
    {
      section: "Mục I",
      wording: "100% các vấn đề phát hiện qua kiểm tra (bất cập, vướng mắc, vi phạm...) được xử lý",
      why: "not-counted",
    },
  ],
};
