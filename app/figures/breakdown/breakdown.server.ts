import type { Db } from "#db/engine.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import { findTargets } from "#app/targets/find-targets.server.ts";
import { isLanguage } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Day } from "#app/platform/day.ts";
import {
  dimensionsOf,
  inOrder,
  isInTimeOrder,
  type Breakdown,
  type BreakdownChart,
  type BreakdownLine,
  type BreakdownOrder,
  type Dimension,
} from "./breakdown.ts";
import { breakdownTable, listsOf } from "./breakdown-table.ts";
import {
  addDossierCounts,
  noDossierCounts,
  type DossierCounts,
  type NamedCounts,
} from "#app/figures/measures/dossier-counts.ts";
import { findSelectedName } from "#app/figures/period/find-selected-name.server.ts";
import { heatCells } from "#app/figures/charts/heat-classes.ts";
import {
  countDossiersByChannel,
  countDossiersByCounter,
  countDossiersByField,
  countDossiersByLanguage,
  countDossiersByMonth,
  countDossiersByProcedure,
  countDossiersBySlot,
  countDossiersByUnit,
} from "#app/figures/counting/count-dossiers.server.ts";
import { listMonths } from "#app/figures/counting/list-months.server.ts";
import { listAddress, monthWithin } from "#app/figures/period/figure-lists.ts";
import { monthLabel } from "#app/figures/period/period-label.ts";
import { monthPeriod, monthsOf, periodSearch, type Period } from "#app/figures/period/period.ts";
import { selectionSearch, type Selection } from "#app/figures/period/selection.ts";
import { frameSubtitle } from "#app/figures/tables/table-frame.ts";

/** The request for a breakdown: which dossiers, grouped by what, in which order. */
export interface AskedBreakdown {
  officeId: string;
  period: Period;
  cutOff: Day;
  selection: Selection;
  dimension: Dimension;
  order: BreakdownOrder;
  t: Translate;
}

/**
 * Groups the dossiers of a period, as rows and as a table; undefined if the selection cannot be grouped by the
 * dimension.
 */
export async function breakdown(db: Db, asked: AskedBreakdown): Promise<Breakdown | undefined> {
  const { officeId, period, cutOff, selection, dimension, order, t } = asked;
  if (!dimensionsOf(selection).includes(dimension)) return undefined;
  const [minimum, found, selectedName, targets] = await Promise.all([
    findMinimumAnswers(db, officeId),
    listLines(db, asked),
    nameSelection(db, officeId, selection, t),
    findTargets(db, officeId, period.to),
  ]);
  const lines = isInTimeOrder(dimension) ? found : inOrder(found, order, minimum);
  const table = breakdownTable({
    dimension,
    title: t(`tables:titles.${dimension}`),
    subtitle: frameSubtitle({ t, period, cutOff, selected: selectedName }),
    lines: lines.map((line) => ({ ...line, ...hrefOf(line, asked), lists: listsBehind(line, asked) })),
    total: lines.map(({ dossiers }) => dossiers).reduce(addDossierCounts, noDossierCounts),
    totalLists: isListed(dimension) ? listsOf((part) => listAddress(part, period, selection)) : undefined,
    minimum,
    targets,
    t,
  });
  return { table, lines, minimum, selectedName };
}

/** The address a row links to: the same period and page, narrowed to the row. */
function hrefOf({ id }: BreakdownLine, { dimension, period, selection, cutOff }: AskedBreakdown): { href?: string } {
  const page = "/dashboard/breakdown";
  if (id === "" || dimension === "hour" || dimension === "language") return {};
  if (dimension !== "month") {
    const by = dimension === "field" ? "procedure" : "month";
    return { href: `${page}${periodSearch(period)}&by=${by}&${new URLSearchParams({ [dimension]: id }).toString()}` };
  }
  const by = dimensionsOf(selection).find((one) => one === "procedure") ?? "month";
  const month = monthPeriod(Number(id.slice(0, 4)), Number(id.slice(5)), cutOff);
  return { href: `${page}${periodSearch(month)}&by=${by}${selectionSearch(selection)}` };
}

/** Whether the list of dossiers can be restricted to a row: not to the language of a rating, which would tell whose it is. */
function isListed(dimension: Dimension): dimension is Exclude<Dimension, "language"> {
  return dimension !== "language";
}

/** The lists of the dossiers that a row counts. */
function listsBehind({ id }: BreakdownLine, { dimension, period, selection, cutOff }: AskedBreakdown) {
  if (!isListed(dimension)) return undefined;
  if (dimension === "month") {
    return listsOf((part) => listAddress(part, monthWithin(id, period, cutOff), selection));
  }
  if (dimension === "hour") return listsOf((part) => listAddress(part, period, selection, { hour: Number(id) }));
  if (id !== "") return listsOf((part) => listAddress(part, period, { by: dimension, value: id } as Selection));
  if (dimension === "procedure" || dimension === "channel") return undefined;
  return listsOf((part) => listAddress(part, period, selection, { without: dimension }));
}

async function listLines(db: Db, asked: AskedBreakdown): Promise<BreakdownLine[]> {
  const { officeId, period, selection, dimension, t } = asked;
  const named = (counts: readonly NamedCounts[], without: string) =>
    counts.map(({ id, name, dossiers }) => ({ id, name: name ?? without, dossiers }));
  switch (dimension) {
    case "month":
      return listMonthLines(db, asked);
    case "field":
      return named(await countDossiersByField(db, officeId, period), t("tables:without.field"));
    case "procedure":
      return named(await countDossiersByProcedure(db, officeId, period, selection), t("tables:without.procedure"));
    case "unit":
      return named(await countDossiersByUnit(db, officeId, period), t("figures:byUnit.none"));
    case "counter":
      return named(await countDossiersByCounter(db, officeId, period), t("figures:byCounter.none"));
    case "channel": {
      const counts = await countDossiersByChannel(db, officeId, period);
      return counts.map(({ channel, dossiers }) => ({
        id: channel,
        name: t(`figures:byChannel.${channel}`),
        dossiers,
      }));
    }
    case "hour":
      return hoursOf(await countDossiersBySlot(db, officeId, period), t);
    case "language": {
      const counts = await countDossiersByLanguage(db, officeId, period);
      return [...counts].flatMap(([id, dossiers]) =>
        isLanguage(id) ? [{ id, name: t(`tables:languages.${id}`), dossiers }] : [],
      );
    }
  }
}

async function listMonthLines(db: Db, { officeId, period, selection }: AskedBreakdown): Promise<BreakdownLine[]> {
  const counts = await countDossiersByMonth(db, officeId, period, selection);
  return monthsOf(period).flatMap((month) => {
    const dossiers = counts.get(month);
    return dossiers === undefined ? [] : [{ id: month, name: monthLabel(month), dossiers }];
  });
}

/** Groups the slots by hour of the day, all weekdays together. */
function hoursOf(slots: ReadonlyMap<string, DossierCounts>, t: Translate): BreakdownLine[] {
  const hours = new Map<string, DossierCounts>();
  for (const [slot, dossiers] of slots) {
    const hour = slot.slice(2);
    hours.set(hour, addDossierCounts(hours.get(hour) ?? noDossierCounts, dossiers));
  }
  return [...hours]
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([hour, dossiers]) => ({
      id: hour,
      name: t("tables:hour", { from: String(Number(hour)), to: String(Number(hour) + 1) }),
      dossiers,
    }));
}

/** Name of the selection; undefined for the whole office. */
async function nameSelection(
  db: Db,
  officeId: string,
  selection: Selection,
  t: Translate,
): Promise<string | undefined> {
  if (selection.by === "all") return undefined;
  if (selection.by === "channel") return t(`figures:byChannel.${selection.value}`);
  return (await findSelectedName(db, officeId, selection)) ?? t("tables:unknown");
}

/** Finds the data of the chart of a breakdown. */
export async function breakdownChart(db: Db, asked: AskedBreakdown): Promise<BreakdownChart> {
  const { officeId, period, cutOff, selection, dimension } = asked;
  const chart: BreakdownChart = { targets: await findTargets(db, officeId, period.to), months: [], heat: [] };
  if (dimension === "hour") {
    const slots = await countDossiersBySlot(db, officeId, period);
    return { ...chart, heat: heatCells(slots, await findMinimumAnswers(db, officeId)) };
  }
  if (dimension !== "month") return chart;
  return { ...chart, months: await listMonths(db, officeId, period, cutOff, selection) };
}
