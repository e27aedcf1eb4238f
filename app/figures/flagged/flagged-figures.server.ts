import type { Db } from "#db/engine.ts";
import { findMinimumAnswers } from "#app/offices/find-minimum-answers.server.ts";
import { findTargets } from "#app/targets/find-targets.server.ts";
import { countFlagged } from "./count-flagged.server.ts";
import type { FlaggedFigures } from "./flagged-table.ts";
import { countDossiers } from "#app/figures/counting/count-dossiers.server.ts";
import type { Period } from "#app/figures/period/period.ts";
import { withAndWithoutFlagged } from "./with-and-without-flagged.ts";

/** The figures of an office and period with and without flagged ratings. Throws if there is no such office. */
export async function flaggedFigures(
  db: Db,
  officeId: string,
  period: Pick<Period, "from" | "to">,
): Promise<FlaggedFigures> {
  const [minimum, dossiers, flagged, targets] = await Promise.all([
    findMinimumAnswers(db, officeId),
    countDossiers(db, officeId, period),
    countFlagged(db, officeId, period),
    findTargets(db, officeId, period.to),
  ]);
  return { ways: withAndWithoutFlagged(dossiers, flagged, minimum), flagged, minimum, targets };
}
