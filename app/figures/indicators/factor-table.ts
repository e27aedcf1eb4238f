import type { Translate } from "#app/i18n/translate.ts";
import type { Target } from "#app/targets/target.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { ServiceFactor } from "#app/ratings/questions/crosswalk.ts";
import { textIn, type Texts } from "#app/ratings/questions/question.ts";
import { withheld, type Cell, type FigureTable } from "#app/figures/tables/figure-table.ts";
import type { Measure } from "#app/figures/measures/measure.ts";
import { gapTo } from "#app/figures/measures/figure-result.ts";
import { cellWithTarget } from "#app/figures/tables/table-frame.ts";

interface FactorFigures {
  /** Each with the questions that were counted, of all versions. */
  factors: readonly { factor: ServiceFactor; measure: Measure; questions: readonly Texts[] }[];
  together: Measure;
  target: Target | undefined;
  minimum: number;
}

/** The five factors of service, and all of them together with the office's target. */
export function factorTable(figures: FactorFigures, subtitle: string, t: Translate, language: Language): FigureTable {
  const { factors, together, target, minimum } = figures;
  const isWithheld = [...factors.map(({ measure }) => measure), together].some(({ state }) => state === "withheld");
  return {
    name: "factors",
    title: t("indicators:factors.title"),
    subtitle,
    columns: [
      { key: "factor", label: t("indicators:factors.factor"), kind: "text" },
      { key: "question", label: t("indicators:factors.question"), kind: "text" },
      { key: "n", label: t("indicators:factors.n"), kind: "count" },
      { key: "satisfied", label: t("indicators:factors.satisfied"), kind: "count" },
      { key: "share", label: t("indicators:factors.share"), kind: "share" },
      { key: "from", label: t("indicators:factors.from"), kind: "share" },
      { key: "to", label: t("indicators:factors.to"), kind: "share" },
      { key: "target", label: t("indicators:factors.target"), kind: "share" },
      { key: "gap", label: t("indicators:factors.gap"), kind: "points" },
    ],
    rows: factors.map(({ factor, measure, questions }) => ({
      id: factor,
      cells: [
        t(`indicators:factors.names.${factor}`),
        [...new Set(questions.map((label) => textIn(label, language)))].join("; "),
        ...measureCells(measure),
        null,
        null,
      ],
    })),
    total: {
      id: "together",
      cells: [
        t("indicators:factors.together"),
        t("indicators:factors.allQuestions"),
        ...measureCells(together, target),
        target?.value ?? null,
        target === undefined ? null : (gapTo(together, target, "share")?.distance ?? null),
      ],
    },
    notes: [
      ...(isWithheld ? [t("figures:table.withheld", { minimum: String(minimum) })] : []),
      t("indicators:factors.note"),
    ],
  };
}

/** The cells of a measure: n, satisfied, share and interval. */
function measureCells(measure: Measure, target?: Target): Cell[] {
  switch (measure.state) {
    case "shown": {
      const { denominator, numerator, value, interval } = measure;
      return [
        denominator,
        numerator ?? null,
        cellWithTarget(value, target),
        interval?.from ?? null,
        interval?.to ?? null,
      ];
    }
    case "withheld":
      return [measure.denominator, withheld, withheld, withheld, withheld];
    default:
      return [0, null, null, null, null];
  }
}
