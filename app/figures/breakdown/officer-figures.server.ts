import { inTransaction } from "#db/engine.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Day } from "#app/platform/day.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { FigureTable } from "#app/figures/tables/figure-table.ts";
import { listOfficerCases } from "./list-officer-cases.server.ts";
import { officerTable } from "./officer-table.ts";
import type { Period } from "#app/figures/period/period.ts";
import { frameSubtitle } from "#app/figures/tables/table-frame.ts";

interface AskedOfficerFigures {
  reader: { staffId: string; officeId: string };
  period: Period;
  cutOff: Day;
  /** Where the figures are shown, for the audit record: the page or a file format. */
  as: "page" | "csv" | "xlsx" | "json";
  t: Translate;
}

/**
 * The figures by member of staff, for holders of the permission `figures.officers` only. Each reading is recorded in
 * the audit record: who, which days, in which form.
 */
export async function officerFigures(context: Context, asked: AskedOfficerFigures): Promise<FigureTable> {
  const { reader, period, cutOff, as, t } = asked;
  const table = officerTable({
    officers: await listOfficerCases(context.db, reader.officeId, period),
    subtitle: frameSubtitle({ t, period, cutOff, selected: undefined }),
    minimum: await findMinimumAnswers(context.db, reader.officeId),
    t,
  });
  await inTransaction(context.db, (tx) =>
    recordAudit(context, tx, {
      now: context.clock.now(),
      officeId: reader.officeId,
      staffId: reader.staffId,
      action: "officer-figures-read",
      subject: `${as} ${period.from}..${period.to}`,
    }),
  );
  return table;
}
