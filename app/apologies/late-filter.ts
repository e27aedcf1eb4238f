import { latenesses, letterStates, type Lateness, type LetterState } from "./apology.ts";

/** The restriction of the list of late dossiers; null means no restriction. */
export interface LateFilter {
  unitId: string | null;
  lateness: Lateness | null;
  letter: LetterState | null;
}

export const allLate: LateFilter = { unitId: null, lateness: null, letter: null };

/** Reads the filter from an address or a form; values that it does not know are ignored. */
export function lateFilterFrom(asked: { get: (name: string) => unknown }): LateFilter {
  const unit = asked.get("unit");
  return {
    unitId: typeof unit === "string" && unit !== "" && unit.length <= 60 ? unit : null,
    lateness: latenesses.find((one) => one === asked.get("late")) ?? null,
    letter: letterStates.find((one) => one === asked.get("letter")) ?? null,
  };
}

/** The names and values of a filter in an address, which `lateFilterFrom` reads. */
export function lateFilterFields({ unitId, lateness, letter }: LateFilter): [name: string, value: string][] {
  const values = { unit: unitId, late: lateness, letter };
  return Object.entries(values).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]));
}

/** The query of the address of a filter, beginning with "?"; empty for the whole list. */
export function lateSearch(filter: LateFilter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams([...lateFilterFields(filter), ...Object.entries(more)]).toString();
  return query === "" ? "" : `?${query}`;
}
