import type { Channel } from "#app/dossiers/dossier.ts";
import { formatCount } from "#app/i18n/format.ts";
import type { Target } from "#app/targets/target.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { freshDays, type PaceDimension, type PaceRest, type PaceSource, type PaceSources } from "./pace-sources.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { everything, selectionSearch, type Selection } from "#app/figures/period/selection.ts";
import { listAddress } from "#app/figures/period/figure-lists.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import { frameSubtitle, shareCell, type TableFrame } from "#app/figures/tables/table-frame.ts";

/** The sources of missing ratings by one dimension, with the fresh dossiers in a column of their own. */
export function paceSourcesTable(
  by: PaceDimension,
  sources: PaceSources,
  target: Target | undefined,
  frame: TableFrame,
): FigureTable {
  const { t, language, minimum, period, selection } = frame;
  const { listed, rest } = sources;
  const nameOf = (name: string | undefined) => {
    if (by === "channel") return t(`figures:byChannel.${name as "counter"}`);
    return name ?? t(by === "counter" ? "figures:byCounter.none" : "figures:paceSources.unnamed");
  };
  const rowOf = (source: PaceSource) => ({
    id: source.id,
    cells: [
      nameOf(source.name),
      source.unrated,
      source.share,
      shareCell(ratedShare(source), minimum, target),
      source.couldGive,
      source.fresh,
    ],
    ...(selection === undefined ? {} : { lists: { unrated: unratedOf(by, source.id, period) } }),
    ...(source.id === ""
      ? {}
      : { href: `/dashboard${periodSearch(period)}${selectionSearch(selectionOf(by, source.id))}` }),
  });
  return {
    name: `pace-by-${by}`,
    title: t(`figures:paceSources.by.${by}`),
    subtitle: frameSubtitle(frame),
    columns: [
      { key: by, label: t(`figures:paceSources.of.${by}`), kind: "text" },
      { key: "unrated", label: t("figures:paceSources.unrated"), kind: "count" },
      { key: "shareOfUnrated", label: t("figures:paceSources.share"), kind: "share" },
      { key: "participation", label: t("figures:table.share"), kind: "share" },
      { key: "couldGive", label: t("figures:paceSources.couldGive"), kind: "count" },
      {
        key: "fresh",
        label: t("figures:paceSources.fresh", { days: formatCount(freshDays, language) }),
        kind: "count",
      },
    ],
    rows: [...listed.map(rowOf), ...(rest === undefined ? [] : [restRow(rest, target, frame)])],
    notes: [],
  };
}

function unratedOf(by: PaceDimension, id: string, period: Period): string {
  if (id === "") return listAddress("unrated", period, everything, { without: by === "counter" ? by : null });
  return listAddress("unrated", period, selectionOf(by, id));
}

function restRow(rest: PaceRest, target: Target | undefined, { t, language, minimum }: TableFrame) {
  const { parts, unrated, share, fresh } = rest;
  const name = t("figures:paceSources.rest", { parts: formatCount(parts, language) });
  return { id: "rest", cells: [name, unrated, share, shareCell(ratedShare(rest), minimum, target), null, fresh] };
}

function selectionOf(by: PaceDimension, id: string): Selection {
  return by === "channel" ? { by, value: id as Channel } : { by, value: id };
}
