import { z } from "zod";
import { isDay, type Day } from "#app/platform/day.ts";
import { channels, dossierStates, returnWays, type DossierState } from "#app/dossiers/dossier.ts";
import { timelinesses } from "#app/dossiers/timeliness.ts";

/** Newest received first, oldest received first, or those without a result by promised day. */
export const dossierOrders = ["newest", "oldest", "due"] as const;
export type DossierOrder = (typeof dossierOrders)[number];

/**
 * What a list of dossiers can be restricted to by the promised day: one timeliness, or several that figures count
 * together. `in-time`: early or on time; `missed`: late or overdue; `finished`: with a result; `settled`: early, on time or
 * late; `unsettled`: no result yet or no promised day.
 */
export const timelinessFilters = [...timelinesses, "in-time", "missed", "finished", "settled", "unsettled"] as const;
export type TimelinessFilter = (typeof timelinessFilters)[number];

/** One channel, or both online ones together. */
export const channelFilters = [...channels, "online"] as const;
export type ChannelFilter = (typeof channelFilters)[number];

/** How the result was returned; `known`: the register says how. */
export const returnFilters = [...returnWays, "known"] as const;
export type ReturnFilter = (typeof returnFilters)[number];

/** A letter of apology was sent; `in-time`: on or before the day that was promised when it was written. */
export const letterFilters = ["sent", "in-time"] as const;
export type LetterFilter = (typeof letterFilters)[number];

/** What the register may leave empty. */
export const emptyFields = ["field", "unit", "counter"] as const;
export type EmptyField = (typeof emptyFields)[number];

/** The restriction of the list of dossiers; null means no restriction. */
export interface DossierFilter {
  /** A dossier number or part of one, or a receipt code; as typed. */
  q: string | null;
  /** The first and the last day of receipt. */
  from: Day | null;
  to: Day | null;
  /** Name of a field (lĩnh vực). */
  field: string | null;
  procedureId: string | null;
  unitId: string | null;
  counterId: string | null;
  channel: ChannelFilter | null;
  state: DossierState | null;
  timeliness: TimelinessFilter | null;
  isRated: boolean | null;
  /** The weekday of receipt, 1 Monday to 7 Sunday, and the hour, 0 to 23 by the Vietnamese clock. */
  weekday: number | null;
  hour: number | null;
  returned: ReturnFilter | null;
  letter: LetterFilter | null;
  /** Only dossiers for which the register does not name this. */
  without: EmptyField | null;
  order: DossierOrder;
}

export const allDossiers: DossierFilter = {
  q: null,
  from: null,
  to: null,
  field: null,
  procedureId: null,
  unitId: null,
  counterId: null,
  channel: null,
  state: null,
  timeliness: null,
  isRated: null,
  weekday: null,
  hour: null,
  returned: null,
  letter: null,
  without: null,
  order: "newest",
};

/** As long as the selection of the figures reads, so that a number and its list never differ. */
const id = z.string().min(1).max(300);
const fieldName = id;
const longestQuery = 60;

/** Reads the filter from the query of an address; values that it does not know are ignored, so that old addresses work. */
export function dossierFilterFrom(asked: URLSearchParams): DossierFilter {
  const q = (asked.get("q") ?? "").trim().slice(0, longestQuery);
  return {
    q: q === "" ? null : q,
    from: dayIn(asked, "from"),
    to: dayIn(asked, "to"),
    field: fieldName.safeParse(asked.get("field")).data ?? null,
    procedureId: idIn(asked, "procedure"),
    unitId: idIn(asked, "unit"),
    counterId: idIn(asked, "counter"),
    channel: oneOf(channelFilters, asked.get("channel")),
    state: oneOf(dossierStates, asked.get("state")),
    timeliness: oneOf(timelinessFilters, asked.get("time")),
    isRated: { yes: true, no: false }[asked.get("rated") ?? ""] ?? null,
    weekday: numberIn(asked, "weekday", weekdays),
    hour: numberIn(asked, "hour", hours),
    returned: oneOf(returnFilters, asked.get("returned")),
    letter: oneOf(letterFilters, asked.get("letter")),
    without: oneOf(emptyFields, asked.get("without")),
    order: oneOf(dossierOrders, asked.get("order")) ?? allDossiers.order,
  };
}

export const weekdays = Array.from({ length: 7 }, (_, index) => index + 1);
export const hours = Array.from({ length: 24 }, (_, hour) => hour);

function numberIn(asked: URLSearchParams, name: string, known: readonly number[]): number | null {
  return known.find((number) => String(number) === asked.get(name)) ?? null;
}

function oneOf<Name extends string>(names: readonly Name[], value: string | null): Name | null {
  return names.find((name) => name === value) ?? null;
}

function dayIn(asked: URLSearchParams, name: string): Day | null {
  const text = asked.get(name) ?? "";
  return isDay(text) ? text : null;
}

function idIn(asked: URLSearchParams, name: string): string | null {
  return id.safeParse(asked.get(name)).data ?? null;
}

/** Whether the filter restricts the list, whatever its order. */
export function isNarrowed(filter: DossierFilter): boolean {
  return dossierSearch({ ...filter, order: allDossiers.order }) !== "";
}

/** The query of the address of a filter, beginning with "?"; empty for all dossiers. `dossierFilterFrom` reads it. */
export function dossierSearch(
  filter: Partial<DossierFilter>,
  page: { after?: string | null; before?: string | null } = {},
): string {
  const { procedureId, unitId, counterId, timeliness, isRated, weekday, hour, order, without, ...named } = {
    ...allDossiers,
    ...filter,
  };
  const values = {
    ...named,
    procedure: procedureId,
    unit: unitId,
    counter: counterId,
    time: timeliness,
    rated: isRated === null ? null : isRated ? "yes" : "no",
    weekday: weekday === null ? null : String(weekday),
    hour: hour === null ? null : String(hour),
    without,
    order: order === allDossiers.order ? null : order,
    ...page,
  };
  const given = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
}

/** A place in a list: the day that orders it and the id of a dossier there. */
export interface Place {
  day: Day;
  id: string;
}

/** Reads a place from `{day}.{id}`; undefined, for the beginning of the list, if the text is anything else. */
export function readPlace(text: string | null): Place | undefined {
  const [, day = "", found = ""] = /^(\d{4}-\d{2}-\d{2})\.([\da-f-]{36})$/.exec(text ?? "") ?? [];
  return isDay(day) ? { day, id: found } : undefined;
}

export function placeText({ day, id: found }: Place): string {
  return `${day}.${found}`;
}
