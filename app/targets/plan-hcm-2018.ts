import { day } from "#app/platform/day.ts";
import type { TargetPreset } from "./target-preset.ts";

/** Ho Chi Minh City, 2018: the plan that asks for ratings of 40 % of all dossiers. */
export const hoChiMinhCity: TargetPreset = {
  name: "hcm-2018",
  agency: "Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh",
  document: "Kế hoạch số 155/KH-SKHCN ngày 18/01/2018 của Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh",
  from: day("2018-01-01"),
  until: day("2018-12-31"),
  targets: [
    {
      figure: "participation",
      comparison: "at-least",
      value: 0.4,
      section: "Mục II.1",
      wording:
        "số lượt tham gia đánh giá đạt 40% số hồ sơ được tiếp nhận tại bộ phận Tiếp nhận và Trả hồ sơ hoặc qua dịch vụ công trực tuyến",
    },
    {
      figure: "satisfaction",
      comparison: "at-least",
      value: 0.8,
      section: "Mục I",
      wording:
        "đạt từ 80% trở lên ý kiến hài lòng khi thực hiện khảo sát sự hài lòng của người dân, doanh nghiệp đối với sự phục vụ của Sở",
    },
    {
      figure: "dossiers-in-time",
      comparison: "more-than",
      value: 0.9,
      section: "Mục I",
      wording: "Tỷ lệ hồ sơ giải quyết đúng hạn trên cổng thông tin một cửa điện tử của Sở đạt trên 90%",
      note: "accepted-in-time",
    },
    {
      figure: "answered-on-time",
      comparison: "at-least",
      value: 1,
      section: "Phụ lục, Mục III.5",
      wording: "Không quá 05 ngày làm việc kể từ ngày nhận phản ánh kiến nghị",
      note: "each-in-time",
    },
    {
      figure: "handling-cut",
      comparison: "at-least",
      value: 0.1,
      section: "Mục II.3 và Phụ lục, Mục III.4",
      wording: "rút ngắn ít nhất 10% thời gian giải quyết các hồ sơ hành chính thuộc thẩm quyền của Sở",
      note: "year-before",
    },
    {
      figure: "apology-letters",
      comparison: "at-least",
      value: 1,
      section: "Mục II.3",
      wording:
        "Kiểm tra việc thực hiện Thông báo số 2700/TB-SKHHCN ngày 29 tháng 11 năm 2016 của Sở về Thư xin lỗi trong trường hợp giải quyết thủ tục hành chính trễ hạn",
      note: "letter-checked",
    },
    {
      figure: "procedures-online",
      comparison: "at-least",
      value: 0.3,
      section: "Mục I, Mục II.7 và Phụ lục, Mục VII.5",
      wording: "từ 30% đến 40% số lượng thủ tục hành chính được đưa vào cung cấp dịch vụ công trực tuyến mức độ 3,4",
      note: "range",
    },
  ],
  context: [
    {
      section: "Mục I",
      wording:
        "100% các văn bản chính thức trao đổi giữa Sở và các cơ quan nhà nước (trừ các văn bản, tài liệu có độ mật) được trao đổi hoàn toàn dưới dạng điện tử kết hợp với chữ ký số",
      why: "other-system",
    },
    {
      section: "Phụ lục, Mục VII.4.1",
      wording: "Thực hiện ISO điện tử đối với 80% thủ tục hành chính được công bố",
      why: "other-system",
    },
    // Columns and articles, counted four times a year.
    {
      section: "Phụ lục, Mục VIII.2",
      wording:
        "Xây dựng chuyên mục, chuyên trang về cải cách hành chính để tuyên truyền và phản hồi ý kiến của người dân về công tác cải cách hành chính của Sở",
      why: "published",
    },
    {
      section: "Mục II.3",
      wording:
        "Thực hiện tiếp nhận và trả kết quả theo yêu cầu của người dân, doanh nghiệp thông qua hệ thống bưu điện đối với một số thủ tục hành chính",
      why: "no-number",
      figures: ["post-in", "post-out", "procedures-post"],
    },
  ],
};
