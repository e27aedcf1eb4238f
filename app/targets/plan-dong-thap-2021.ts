import { day } from "#app/platform/day.ts";
import type { TargetPreset } from "./target-preset.ts";

/** Đồng Tháp, 2021: tasks without numbers; the only one that has to do with citizens is the news item a month. */
export const dongThap: TargetPreset = {
  name: "dong-thap-2021",
  agency: "Sở Khoa học và Công nghệ tỉnh Đồng Tháp",
  document: "Kế hoạch cải cách hành chính tháng 01/2021 của Sở Khoa học và Công nghệ tỉnh Đồng Tháp",
  from: day("2021-01-01"),
  until: day("2021-12-31"),
  targets: [],
  context: [
    {
      section: "Mục II.3",
      wording:
        "Thực hiện tốt việc tiếp nhận, xử lý phản ánh, kiến nghị của tổ chức, cá nhân về các quy định hành chính thuộc phạm vi quản lý của ngành",
      why: "no-number",
      figures: ["answered-on-time", "forwarded-on-time", "answer-days"],
    },
    {
      section: "Mục II.3",
      wording: "Tham gia khảo sát trực tuyến mức độ hài lòng của tổ chức, công dân đối với dịch vụ hành chính công",
      why: "no-number",
      figures: ["participation", "satisfaction"],
    },
    {
      section: "Mục II.3",
      wording:
        "thực hiện việc tiếp nhận và trả kết quả tại nhà qua dịch vụ bưu chính công ích; cung ứng dịch công trực tuyến mức độ 3, mức độ 4 đối với các thủ tục hành chính thuộc thẩm quyền giải quyết",
      why: "no-number",
      figures: ["online-part", "online-full", "procedures-online", "post-in", "post-out", "procedures-post"],
    },
    {
      section: "Phụ lục, Mục 7c",
      wording:
        "Cung cấp và vận hành thông suốt các dịch vụ công trực tuyến mức 3, mức 4 trên hệ thống thông tin chính quyền điện tử tỉnh Đồng Tháp",
      why: "no-number",
      figures: ["online", "procedures-online"],
    },
    {
      section: "Phụ lục, Mục 4c",
      wording: "Tổng đài Thông tin dịch vụ công 1022 trên địa bàn tỉnh",
      why: "no-number",
      figures: ["answered-on-time"],
    },
    { section: "Phụ lục, Mục 1b", wording: "Ít nhất 01 tin, bài/tháng", why: "published" },
    {
      section: "Phụ lục, Mục 7d",
      wording:
        "Áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn quốc gia TCVN ISO 9001:2015 tại cơ quan Sở và Chi cục",
      why: "other-system",
    },
  ],
};
