import type { CasePart } from "#app/complaints/inbox/case-part.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { FigureResult } from "#app/figures/measures/figure-result.ts";
import { countsText, valueText } from "#app/figures/measures/figure-result-text.ts";
import { caseListAddress, figureLists, listAddress, type FigureLists } from "#app/figures/period/figure-lists.ts";
import { periodLabel } from "#app/figures/period/period-label.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import { everything } from "#app/figures/period/selection.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import type { Day } from "#app/platform/day.ts";
import { figureNames, type FigureName, type Target } from "#app/targets/target.ts";
import { targetOf } from "#app/targets/target-preset.ts";
import { targetPresets } from "#app/targets/target-presets.ts";
import { targetText } from "#app/targets/target-text.ts";

/** Whether a target is reached; "unknown" while there is no figure to compare, or it is withheld. */
export type PlanState = "reached" | "short" | "unknown";

/** Where what a figure counts can be looked up: a list on a page, or a file with the figures. */
export type Evidence =
  | { kind: ListedPart | "letters" | "figures" | "by-procedure" | "factors"; href: string }
  | { kind: "cases"; part: CasePart; href: string };

type ListedPart = "rated" | "unrated" | "early" | "on-day" | "late" | "overdue";

/** A target of a plan beside its figure. */
export interface PlanLine {
  figure: FigureName;
  /** The plan that sets the target: its document as cited. */
  plan: string;
  target: Target;
  result: FigureResult;
  state: PlanState;
  /** The plan's own words, if the target was adopted from a plan that the product quotes. */
  wording: string | undefined;
  evidence: readonly Evidence[];
  /** The lists behind the two counts of the figure. */
  lists: FigureLists;
}

/** Every figure that has a target in the period, in the order of the product. */
export function planLines(results: Readonly<Record<FigureName, FigureResult>>, period: Period): PlanLine[] {
  return figureNames.flatMap((figure): PlanLine[] => {
    const result = results[figure];
    const { target, gap } = result;
    if (target === undefined) return [];
    const quoted = quotedIn(figure, target);
    return [
      {
        figure,
        plan: quoted?.document ?? target.source,
        target,
        result,
        state: gap === undefined ? "unknown" : gap.reached ? "reached" : "short",
        wording: quoted?.wording,
        evidence: evidenceOf(figure, period),
        lists: figureLists(figure, period, everything),
      },
    ];
  });
}

function quotedIn(figure: FigureName, target: Target): { document: string; wording: string } | undefined {
  for (const preset of targetPresets) {
    const asked = preset.targets.find((one) => one.figure === figure && targetOf(preset, one).source === target.source);
    if (asked !== undefined) return { document: preset.document, wording: asked.wording };
  }
  return undefined;
}

/** The plans among the lines, in the order in which they are first met. */
export function plansIn(lines: readonly PlanLine[]): string[] {
  return [...new Set(lines.map(({ plan }) => plan))];
}

/** The lines of the plan that `?plan=` names; all lines for any other text. */
export function linesOf(lines: readonly PlanLine[], asked: string | null): PlanLine[] {
  const chosen = lines.filter(({ plan }) => plan === asked);
  return chosen.length > 0 ? chosen : [...lines];
}

/** How many lines are reached, short of their target, and without a figure. */
export function countStates(lines: readonly PlanLine[]): Record<PlanState, number> {
  const count = (state: PlanState) => lines.filter((line) => line.state === state).length;
  return { reached: count("reached"), short: count("short"), unknown: count("unknown") };
}

const listed: Readonly<Partial<Record<FigureName, readonly ListedPart[]>>> = {
  participation: ["rated", "unrated"],
  "dossiers-in-time": ["early", "on-day", "late"],
  "dossiers-early": ["early"],
  "dossiers-on-day": ["on-day"],
  "dossiers-late": ["late", "overdue"],
  "apology-letters": ["late", "overdue"],
};
const listedCases: Readonly<Partial<Record<FigureName, readonly CasePart[]>>> = {
  "answered-on-time": ["on-time", "late", "overdue"],
  "forwarded-on-time": ["forwarded-on-time", "forwarded"],
  "answer-days": ["answered"],
  solved: ["said-yes", "said"],
};
const ofLetters: ReadonlySet<FigureName> = new Set(["apology-letters", "apology-in-time"]);
const ofAnswers: ReadonlySet<FigureName> = new Set(["service", "waiting", "reception", "trips", "apology"]);

function evidenceOf(figure: FigureName, period: Period): Evidence[] {
  const search = periodSearch(period);
  const tableOf = (kind: "figures" | "by-procedure" | "factors"): Evidence => ({
    kind,
    href: `/dashboard/tables/${kind}.xlsx${search}`,
  });
  return [
    ...(listed[figure] ?? []).map((kind): Evidence => ({ kind, href: listAddress(kind, period, everything) })),
    ...(figure === "satisfaction" ? [tableOf("by-procedure")] : []),
    ...(listedCases[figure] ?? []).map((part): Evidence => ({
      kind: "cases",
      part,
      href: caseListAddress(part, period),
    })),
    ...(ofLetters.has(figure) ? [{ kind: "letters", href: "/dossiers/letters" } as const] : []),
    ...(ofAnswers.has(figure) ? [tableOf("factors")] : []),
    tableOf("figures"),
  ];
}

/** The comparison as a table, for files. */
export function planTable(
  lines: readonly PlanLine[],
  { period, cutOff, t, language }: { period: Period; cutOff: Day; t: Translate; language: Language },
): FigureTable {
  return {
    name: "plan",
    title: t("targets:against.title"),
    subtitle: t("figures:frame.subtitle", { period: periodLabel(period, t), day: formatDay(cutOff) }),
    columns: [
      { key: "figure", label: t("targets:against.figure"), kind: "text" },
      { key: "target", label: t("targets:against.target"), kind: "text" },
      { key: "value", label: t("targets:against.value"), kind: "text" },
      { key: "counts", label: t("targets:against.counts"), kind: "text" },
      { key: "state", label: t("targets:against.verdict"), kind: "text" },
      { key: "source", label: t("targets:against.source"), kind: "text" },
      { key: "wording", label: t("targets:against.wording"), kind: "text" },
    ],
    rows: lines.map(({ figure, target, result, state, wording }) => ({
      id: figure,
      cells: [
        t(`figures:name.${figure}`),
        targetText(figure, target, t, language),
        valueText(result, { t, language }),
        countsText(result, { t, language }),
        t(`targets:against.states.${state}`),
        target.source,
        wording ?? "",
      ],
    })),
    notes: [],
  };
}
