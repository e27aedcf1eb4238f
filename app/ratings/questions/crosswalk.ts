/*
 * What a question may count for. Questions change from version to version; these do not, so that figures stay
 * comparable. Source of the pairs: the lists of SIPAS and of the nine indicators; see docs/decisions/0045.
 */

/**
 * The five factors of service of the national satisfaction survey (SIPAS, QĐ 1001/QĐ-BNV), in its order: tiếp cận dịch
 * vụ, thủ tục hành chính, công chức, kết quả dịch vụ, and tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị.
 */
export const serviceFactors = ["access", "procedure", "staff", "result", "feedback"] as const;
export type ServiceFactor = (typeof serviceFactors)[number];

/** The nine indicators by which the settlement of procedures is rated each quarter (NĐ 61/2018/NĐ-CP). */
export const indicators = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
export type Indicator = (typeof indicators)[number];

/** How an answer counts for an indicator: better than required, as required, not as required. */
export const evidenceLevels = ["better", "met", "failed"] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

/** The answers on five levels; "none" is no opinion and stays outside every share. */
export const levelAnswers = ["5", "4", "3", "2", "1", "none"] as const;

/** How an answer on five levels counts for an indicator; undefined for no opinion. */
export function evidenceOfLevel(answer: string): EvidenceLevel | undefined {
  if (answer === "5" || answer === "4") return "better";
  if (answer === "3") return "met";
  return answer === "2" || answer === "1" ? "failed" : undefined;
}
