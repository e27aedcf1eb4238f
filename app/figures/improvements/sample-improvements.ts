import type { ImprovementInput } from "./improvement.ts";

/** A text that an office may fill in and publish, or leave; what is between square brackets has to be filled in. */
export type SampleImprovement = Pick<ImprovementInput, "heard" | "changed"> & { key: string };

/** What offices change most often because of what citizens said, for an office that writes its first entry. */
export const sampleImprovements: readonly SampleImprovement[] = [
  {
    key: "waiting",
    heard: "Nhiều người nộp hồ sơ phải chờ lâu vào [buổi, giờ].",
    changed: "Từ ngày [ghi ngày], cơ quan mở thêm [số] quầy vào [buổi, giờ]; thời gian chờ giảm từ [số] còn [số] phút.",
  },
  {
    key: "documents",
    heard: "Người dân nói thủ tục [tên thủ tục] yêu cầu nộp giấy tờ mà cơ quan đã có.",
    changed: "Từ ngày [ghi ngày], không phải nộp [tên giấy tờ]; cơ quan tự tra cứu.",
  },
  {
    key: "instructions",
    heard: "Hướng dẫn về [nội dung] khó hiểu, mỗi lần hỏi một khác.",
    changed:
      "Bộ phận Một cửa dùng một bảng hướng dẫn chung về [nội dung], dán tại quầy và đăng trên trang của cơ quan.",
  },
];
