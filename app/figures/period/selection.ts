import type { Translate } from "#app/i18n/translate.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import { channels } from "#app/dossiers/dossier.ts";

/** What figures can be restricted to: one field, procedure, unit, channel or counter. */
export const selectionKinds = ["field", "procedure", "unit", "channel", "counter"] as const;

/**
 * The dossiers that are counted: all of the office, or those of one field (by name), procedure, unit, counter (by id)
 * or channel.
 */
export type Selection =
  { by: "all" } | { by: "field" | "procedure" | "unit" | "counter"; value: string } | { by: "channel"; value: Channel };

export const everything: Selection = { by: "all" };

const longestValue = 300;

/**
 * Reads the selection from a query: the first of `field`, `procedure`, `unit`, `channel`, `counter` counts. The whole
 * office without a valid one. An unknown id selects no dossier.
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

/** The part of a query for this selection, such as `&unit=…`; empty for the whole office. */
export function selectionSearch(selection: Selection): string {
  return selection.by === "all" ? "" : `&${new URLSearchParams({ [selection.by]: selection.value }).toString()}`;
}

/**
 * Label of a selection: "Đơn vị: Phòng Quản lý công nghệ"; undefined for the whole office. `name`: from the register.
 */
export function selectionLabel(selection: Selection, name: string | undefined, t: Translate): string | undefined {
  if (selection.by === "all") return undefined;
  const known = selection.by === "channel" ? t(`figures:byChannel.${selection.value}`) : name;
  return t(`figures:selected.by.${selection.by}`, { name: known ?? t("figures:selected.unknown") });
}
