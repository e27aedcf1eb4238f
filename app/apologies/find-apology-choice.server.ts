import { addWorkingDays } from "#app/deadlines/due/due-on.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Day } from "#app/platform/day.ts";
import type { ApologyChoice } from "./apology-choice.ts";
import { mostTicked } from "./apology-forms.ts";
import type { LateFilter } from "./late-filter.ts";
import { countListed, findChosen, findLateDays } from "./list-late.server.ts";

/** Working days from today to the new date that the form proposes as an example. */
const exampleDays = 5;

/** What the form of letters shows: the dossiers of the office that were ticked, or how many the list has. */
export async function findApologyChoice(
  context: Context,
  officeId: string,
  { ids, isAll, filter }: { ids: readonly string[]; isAll: boolean; filter: LateFilter },
): Promise<{ choice: ApologyChoice; exampleDay: Day }> {
  const days = await findLateDays(context, officeId);
  const exampleDay = addWorkingDays(days.today, exampleDays, days.calendar);
  if (isAll) {
    const count = await countListed(context.db, { officeId, days }, filter);
    return { choice: { dossiers: [], isAll, filter, count }, exampleDay };
  }
  const found = await findChosen(context.db, officeId, ids.slice(0, mostTicked));
  const dossiers = found.map(({ id, number }) => ({ id, number }));
  return { choice: { dossiers, isAll, filter, count: dossiers.length }, exampleDay };
}
