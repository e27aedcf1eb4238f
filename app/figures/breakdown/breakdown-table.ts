import type { Translate } from "#app/i18n/translate.ts";
import type { FigureName } from "#app/targets/target.ts";
import type { BreakdownLine, Dimension } from "./breakdown.ts";
import type { DossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { inTimeShare } from "#app/figures/measures/dossier-timeliness.ts";
import {
  isWithheld,
  type Cell,
  type CellKind,
  type FigureRow,
  type FigureTable,
} from "#app/figures/tables/figure-table.ts";
import type { DossierPart } from "#app/figures/period/figure-lists.ts";
import { ratedShare } from "#app/figures/measures/participation.ts";
import { satisfiedShare, wilsonInterval } from "#app/figures/measures/satisfaction.ts";
import type { Share } from "#app/figures/measures/share.ts";
import type { Targets } from "#app/figures/measures/figure-result.ts";
import { onlineShare } from "#app/figures/measures/submission-ways.ts";
import { shareCell } from "#app/figures/tables/table-frame.ts";

/**
 * A column of the table: how a cell is computed from the dossiers of a row. Shares of fewer than `minimum` cases are
 * withheld.
 */
interface Count {
  kind: CellKind;
  cell: (dossiers: DossierCounts, minimum: number, targets: Targets) => Cell;
}

function count(of: (dossiers: DossierCounts) => number): Count {
  return { kind: "count", cell: of };
}

/** A column with the share of a figure beside its target. */
function share(figure: FigureName, of: (dossiers: DossierCounts) => Share): Count {
  return { kind: "share", cell: (dossiers, minimum, targets) => shareCell(of(dossiers), minimum, targets[figure]) };
}

function end(of: "from" | "to"): Count {
  return {
    kind: "share",
    cell: ({ scores }, minimum) => {
      const { numerator, denominator } = satisfiedShare(scores);
      const satisfaction = shareCell({ numerator, denominator }, minimum);
      return satisfaction !== null && !isWithheld(satisfaction)
        ? wilsonInterval(numerator, denominator)[of]
        : satisfaction;
    },
  };
}

const counts = {
  received: count(({ received }) => received),
  opened: count(({ opened }) => opened),
  rated: count(({ rated }) => rated),
  participation: share("participation", ratedShare),
  taps: count(({ taps }) => taps),
  satisfaction: share("satisfaction", ({ scores }) => satisfiedShare(scores)),
  satisfactionFrom: end("from"),
  satisfactionTo: end("to"),
  commented: count(({ commented }) => commented),
  inTime: share("dossiers-in-time", inTimeShare),
  early: count(({ early }) => early),
  onDay: count(({ on_time }) => on_time),
  late: count(({ late }) => late),
  online: share("online", onlineShare),
} satisfies Record<string, Count>;

type CountName = keyof typeof counts;

const allCounts = Object.keys(counts) as CountName[];
/**
 * Columns of the breakdown by language. Only rated dossiers have a language, so participation and timeliness by
 * language mean nothing.
 */
const countsOfLanguage: readonly CountName[] = [
  "rated",
  "taps",
  "satisfaction",
  "satisfactionFrom",
  "satisfactionTo",
  "commented",
];

type RowLinks = Pick<FigureRow, "href" | "lists">;

/** The columns that count dossiers of which there is a list. What people wrote or opened is counted and never listed. */
const listedColumns = {
  received: "all",
  rated: "rated",
  early: "early",
  onDay: "on-day",
  late: "late",
} as const satisfies Partial<Record<CountName, DossierPart>>;

/** The lists behind the cells of a row, by the address of a part. */
export function listsOf(addressOf: (part: DossierPart) => string): NonNullable<FigureRow["lists"]> {
  return Object.fromEntries(Object.entries(listedColumns).map(([column, part]) => [column, addressOf(part)]));
}

interface BreakdownTableParts {
  dimension: Dimension;
  title: string;
  subtitle: string;
  lines: readonly (BreakdownLine & RowLinks)[];
  /** The sum of all rows. */
  total: DossierCounts;
  totalLists: FigureRow["lists"];
  minimum: number;
  targets: Targets;
  t: Translate;
}

/** A breakdown as a table: each row with its counts and shares, the total last. */
export function breakdownTable({
  dimension,
  title,
  subtitle,
  lines,
  total,
  totalLists,
  minimum,
  targets,
  t,
}: BreakdownTableParts): FigureTable {
  const names = dimension === "language" ? countsOfLanguage : allCounts;
  const cellsOf = (name: string, dossiers: DossierCounts): Cell[] => [
    name,
    ...names.map((one) => counts[one].cell(dossiers, minimum, targets)),
  ];
  return {
    name: `by-${dimension}`,
    title,
    subtitle,
    columns: [
      { key: dimension, label: t(`tables:dimensions.${dimension}`), kind: "text" },
      ...names.map((key) => ({ key, label: t(`tables:columns.${key}`), kind: counts[key].kind })),
    ],
    rows: lines.map(({ id, name, dossiers, href, lists }) => ({
      id: id === "" ? "none" : id,
      cells: cellsOf(name, dossiers),
      ...(href === undefined ? {} : { href }),
      lists,
    })),
    ...(lines.length > 1
      ? { total: { id: "total", cells: cellsOf(t("tables:total"), total), lists: totalLists } }
      : {}),
    notes: notesOf(dimension, minimum, t),
  };
}

function notesOf(dimension: Dimension, minimum: number, t: Translate): string[] {
  const few = t("tables:withheldNote", { minimum: String(minimum) });
  if (dimension === "hour") return [t("tables:hourNote"), few];
  return dimension === "language" ? [t("tables:languageNote"), few] : [few];
}
