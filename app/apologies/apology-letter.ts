import type { Day, Instant } from "#app/platform/day.ts";
import type { ApologyTitle } from "./apology.ts";

/** A letter as the register (sổ) lists it. */
export interface ListedApology {
  id: string;
  batchId: string;
  dossierNumber: string;
  /** Whether it is a second letter for the same dossier. */
  isAgain: boolean;
  /** Null if the dossier was removed from the register. */
  dossierId: string | null;
  procedureName: string | null;
  unitId: string | null;
  unitName: string | null;
  title: ApologyTitle;
  reason: string;
  receivedOn: Day;
  promisedOn: Day;
  newOn: Day;
  writtenOn: Day;
  writtenAt: Instant;
  writtenBy: string;
  documentNumber: string | null;
  sentOn: Day | null;
  recordedBy: string | null;
  finishedOn: Day | null;
}

/** The restriction of the register of letters. */
export interface RegisterFilter {
  /** The letters written together. */
  batchId: string | null;
  unsent: boolean;
}

/** The id of letters that were written together. */
export const batchPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Reads the restriction from the query of an address. */
export function registerFilterFrom(asked: URLSearchParams): RegisterFilter {
  const batch = asked.get("batch") ?? "";
  return { batchId: batchPattern.test(batch) ? batch : null, unsent: asked.get("sent") === "no" };
}

/** The query of the address of the register, beginning with "?"; empty for all letters. */
export function registerSearch(
  { batchId, unsent }: RegisterFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    ...(batchId === null ? {} : { batch: batchId }),
    ...(unsent ? { sent: "no" } : {}),
    ...more,
  }).toString();
  return query === "" ? "" : `?${query}`;
}
