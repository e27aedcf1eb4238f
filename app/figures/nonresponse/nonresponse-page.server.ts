import type { Db } from "#db/engine.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import { periodSearch, type Period } from "#app/figures/period/period.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import type { TableFrame } from "#app/figures/tables/table-frame.ts";
import type { Day } from "#app/platform/day.ts";
import { countNonresponse } from "./count-nonresponse.server.ts";
import { compareCategories, margins, weightedSatisfaction, type Margin } from "./nonresponse.ts";
import { nonresponseTable } from "./nonresponse-table.ts";
import { weightedTable } from "./weighted-table.ts";

interface AskedNonresponse {
  officeId: string;
  period: Period;
  cutOff: Day;
  t: Translate;
  language: Language;
}

/** Rated and unrated dossiers of a period side by side as tables, and satisfaction weighted to the dossiers received. */
export async function nonresponsePage(db: Db, { officeId, period, cutOff, t, language }: AskedNonresponse) {
  const [minimum, counts] = await Promise.all([
    findMinimumAnswers(db, officeId),
    countNonresponse(db, officeId, period),
  ]);
  const search = periodSearch(period);
  const frame: TableFrame = { t, language, period, cutOff, selected: undefined, search, minimum };
  const weighted = weightedSatisfaction(counts, minimum);
  const names = {
    procedure: Object.fromEntries(counts.names.procedure),
    unit: Object.fromEntries(counts.names.unit),
  };
  const tables = Object.fromEntries(
    margins.map((margin) => [margin, nonresponseTable(margin, compareCategories(margin, counts), names, frame)]),
  ) as Record<Margin, FigureTable>;
  return { weighted, weightedTable: weightedTable(weighted, frame), tables };
}
