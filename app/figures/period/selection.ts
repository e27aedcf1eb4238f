import type { Channel } from "#app/dossiers/dossier.ts";
import { channels } from "#app/dossiers/dossier.ts";

/** What figures can be narrowed to: one field, procedure, unit, channel or counter. */
export const selectionKinds = ["field", "procedure", "unit", "channel", "counter"] as const;

/** All dossiers of the office, or those of one field (by name), procedure, unit, counter (by id) or channel. */
export type Selection =
  { by: "all" } | { by: "field" | "procedure" | "unit" | "counter"; value: string } | { by: "channel"; value: Channel };

export const everything: Selection = { by: "all" };

const longestValue = 300;

/**
 * The selection an address asks for with one of `field`, `procedure`, `unit`, `channel`, `counter`; the first of them
 * counts. Everything where there is none or it cannot be read. An id nobody has simply selects no dossier.
 */
export function selectionFrom(search: URLSearchParams): Selection {
  for (const by of selectionKinds) {
    const value = search.get(by);
    if (value === null || value === "" || value.length > longestValue) continue;
    if (by !== "channel") return { by, value };
    const channel = channels.find((one) => one === value);
    if (channel !== undefined) return { by, value: channel };
  }
  return everything;
}

/** Whether the totals know the procedures of a selection: of the whole office and of a field, not of a unit or counter. */
export function hasProcedures({ by }: Selection): boolean {
  return by === "all" || by === "field";
}

/** The part of an address that asks for this selection, such as `&unit=…`; empty for everything. */
export function selectionSearch(selection: Selection): string {
  return selection.by === "all" ? "" : `&${new URLSearchParams({ [selection.by]: selection.value }).toString()}`;
}
