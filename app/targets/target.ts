/**
 * Every figure a target can be set for, in the order in which the product shows them, with its unit: a share from 0 to 1,
 * or days. `higher` says whether more is better.
 */
export const figureUnits = {
  /** Tỷ lệ tham gia đánh giá: rated ÷ received dossiers. */
  participation: { unit: "share", higher: true },
  /** Tỷ lệ hài lòng: 5 and 4 ÷ all five-level answers. */
  satisfaction: { unit: "share", higher: true },
  /** Mức độ hài lòng theo QĐ 766/QĐ-TTg: silence counts as satisfied. */
  "satisfaction-national": { unit: "share", higher: true },
  /** Hài lòng với sự phục vụ: the five factors of SIPAS taken together. */
  service: { unit: "share", higher: true },
  /** Trả lời phản ánh, kiến nghị đúng hạn. */
  "answered-on-time": { unit: "share", higher: true },
  /** Chuyển cơ quan có thẩm quyền đúng hạn. */
  "forwarded-on-time": { unit: "share", higher: true },
  /** Median working days from receipt to the answer. */
  "answer-days": { unit: "working-days", higher: false },
  /** Trả lời đã giải quyết được vấn đề. */
  solved: { unit: "share", higher: true },
  /** Hồ sơ giải quyết trước hạn và đúng hạn. */
  "dossiers-in-time": { unit: "share", higher: true },
  /** Hồ sơ giải quyết trước hạn. */
  "dossiers-early": { unit: "share", higher: true },
  /** Hồ sơ giải quyết đúng ngày hẹn. */
  "dossiers-on-day": { unit: "share", higher: true },
  /** Hồ sơ trễ hạn. */
  "dossiers-late": { unit: "share", higher: false },
  /** Hồ sơ trễ hạn có văn bản xin lỗi, by the register of letters. */
  "apology-letters": { unit: "share", higher: true },
  /** Văn bản xin lỗi gửi không muộn hơn ngày hẹn. */
  "apology-in-time": { unit: "share", higher: true },
  /** Average calendar days from receipt to result. */
  "handling-days": { unit: "days", higher: false },
  /** How much shorter that became against the same period last year. */
  "handling-cut": { unit: "share", higher: true },
  /** Chờ không quá 25 phút. */
  waiting: { unit: "share", higher: true },
  /** Tiếp nhận không quá 40 phút. */
  reception: { unit: "share", higher: true },
  /** Phải đến thêm không quá một lần. */
  trips: { unit: "share", higher: true },
  /** Hồ sơ trễ hạn có thư xin lỗi, as citizens say. */
  apology: { unit: "share", higher: true },
  /** Hồ sơ trực tuyến: một phần và toàn trình. */
  online: { unit: "share", higher: true },
  "online-full": { unit: "share", higher: true },
  "online-part": { unit: "share", higher: true },
  /** Thủ tục có phát sinh hồ sơ trực tuyến. */
  "procedures-online": { unit: "share", higher: true },
  /** Hồ sơ tiếp nhận, kết quả trả qua bưu chính công ích. */
  "post-in": { unit: "share", higher: true },
  "post-out": { unit: "share", higher: true },
  /** Thủ tục có phát sinh hồ sơ qua bưu chính công ích. */
  "procedures-post": { unit: "share", higher: true },
} as const satisfies Record<string, { unit: "share" | "working-days" | "days"; higher: boolean }>;

export type FigureName = keyof typeof figureUnits;
export type FigureUnit = (typeof figureUnits)[FigureName]["unit"];

/** The figures a target can be set for. */
export const figureNames = Object.keys(figureUnits) as FigureName[];

export const targetComparisons = ["at-least", "more-than", "at-most"] as const;
export type TargetComparison = (typeof targetComparisons)[number];

/** The value a figure is compared with. */
export interface Target {
  /** In the figure's unit: a share from 0 to 1, or days. */
  value: number;
  comparison: TargetComparison;
  /** The plan it comes from, as cited on paper. */
  source: string;
}

/** Whether a value reaches the target: "từ 40 % trở lên", "trên 90 %", "không quá …". */
export function reaches(value: number, target: Pick<Target, "value" | "comparison">): boolean {
  if (target.comparison === "at-least") return value >= target.value;
  if (target.comparison === "more-than") return value > target.value;
  return value <= target.value;
}
