import type { LevelQuestion } from "./questionnaire.ts";

/**
 * The five factors of service of the national satisfaction survey (SIPAS, QĐ 1001/QĐ-BNV), each with the question on
 * five levels that represents it: tiếp cận dịch vụ, thủ tục hành chính, công chức, kết quả dịch vụ, and tiếp nhận, giải
 * quyết góp ý, phản ánh, kiến nghị.
 */
export const serviceFactors = {
  access: "facilities",
  procedure: "procedure",
  staff: "attitude",
  result: "outcome",
  feedback: "feedback",
} as const satisfies Record<string, LevelQuestion>;

export type ServiceFactor = keyof typeof serviceFactors;
