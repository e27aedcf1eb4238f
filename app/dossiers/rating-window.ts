import type { Day } from "#app/platform/day.ts";

/**
 * Whether a receipt can be rated on `today`: up to and including `openUntil`, and always if that is null (no result
 * yet).
 */
export function isOpenForRating(openUntil: Day | null, today: Day): boolean {
  return openUntil === null || today <= openUntil;
}
