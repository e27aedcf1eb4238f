import type { Db } from "#db/engine.ts";
import type { Day } from "#app/platform/day.ts";
import { noDossierCounts } from "#app/figures/measures/dossier-counts.ts";
import { listAnswersByOffice } from "#app/figures/counting/count-answers.server.ts";
import { countDossiersByOffice } from "#app/figures/counting/count-dossiers.server.ts";
import type { Period } from "#app/figures/period/period.ts";
import { listTargetsByOffice } from "#app/targets/find-targets.server.ts";
import { compareOffices, provinceFigures } from "./province.ts";

/**
 * Every office of the installation with its figures of a period, and all offices together. Four queries, whatever the
 * number of offices. The minimum of answers is the largest that an office has set: the same for all, and no figure is
 * shown here that its own office withholds.
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
    listTargetsByOffice(db, provinceFigures, period.to),
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
