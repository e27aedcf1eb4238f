import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { noDossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { listAnswersByOffice } from "#app/figures/counting/count-answers.server.ts";
import { countDossiersByOffice } from "#app/figures/counting/count-dossiers.server.ts";
import type { Period } from "#app/figures/period/period.ts";
import { compareOffices, provinceFigures, type OfficeCounts, type ProvinceFigure } from "./province.ts";

/**
 * Every office of the installation with its figures of a period, and all together. Four queries whatever the number of
 * offices. The minimum n is the largest of the offices' own: one yardstick for all, and no figure that an office
 * withholds at home.
 */
export async function province(db: Db, period: Period, cutOff: Day) {
  const offices = await db
    .selectFrom("offices")
    .orderBy("id")
    .select(["id", "slug", "name", "minimum_answers"])
    .execute();
  const minimum = Math.max(0, ...offices.map((office) => office.minimum_answers));
  const [dossiers, answers, targets] = await Promise.all([
    countDossiersByOffice(db, period),
    listAnswersByOffice(db, period, cutOff),
    listTargetsByOffice(db, period.to),
  ]);
  const counts = offices.map(({ id, slug, name }) => ({
    id,
    slug,
    name,
    dossiers: dossiers.get(id) ?? noDossierCounts,
    answers: answers.get(id) ?? { onTime: 0, late: 0, overdue: 0, waiting: 0 },
    targets: targets.get(id) ?? {},
  }));
  return { ...compareOffices(counts, minimum), minimum };
}

/** The targets of every office for the figures compared, on a day; of several valid ones the latest set counts. */
async function listTargetsByOffice(db: Db, onDay: Day): Promise<Map<string, OfficeCounts["targets"]>> {
  const rows = await db
    .selectFrom("targets")
    .where("figure", "in", provinceFigures)
    .where("valid_from", "<=", onDay)
    .where((eb) => eb.or([eb("valid_until", "is", null), eb("valid_until", ">=", onDay)]))
    .orderBy("valid_from")
    .orderBy("id")
    .select(["office_id", "figure", "value", "comparison", "source"])
    .execute();
  const targets = new Map<string, OfficeCounts["targets"]>();
  for (const { office_id, figure, ...target } of rows) {
    targets.set(office_id, { ...targets.get(office_id), [figure as ProvinceFigure]: target });
  }
  return targets;
}
