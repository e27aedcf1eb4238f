import type { Day } from "#app/platform/day.ts";

/** Hình thức nộp: how the dossier reached the one-stop shop. */
export const channels = ["counter", "online-full", "online-part", "post"] as const;
export type Channel = (typeof channels)[number];

/** Trạng thái: the state of a dossier, as far as the product needs it. */
export const dossierStates = ["received", "in-progress", "finished", "returned"] as const;
export type DossierState = (typeof dossierStates)[number];

/** Hình thức trả kết quả: how the result reached the applicant. */
export const returnWays = ["counter", "online", "post"] as const;
export type ReturnWay = (typeof returnWays)[number];

/**
 * Whether a receipt can be rated on `today`: up to and including `openUntil`, and always if that is null (no result
 * yet).
 */
export function isOpenForRating(openUntil: Day | null, today: Day): boolean {
  return openUntil === null || today <= openUntil;
}

/** Giai đoạn: how far a dossier is, as its applicant sees it. Before its result, and from its result on. */
export const stages = ["reception", "result"] as const;
export type Stage = (typeof stages)[number];

/** The stage of a dossier by its register: "result" as soon as it has a result. */
export function stageOf(finishedOn: Day | null): Stage {
  return finishedOn === null ? "reception" : "result";
}
