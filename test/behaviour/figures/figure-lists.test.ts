import { expect, test } from "vitest";
import { readAllDossiers } from "#app/dossiers/listing/list-dossiers.server.ts";
import { dossierFilterFrom } from "#app/dossiers/listing/dossier-filter.ts";
import { countPeriod } from "#app/figures/counting/count-period.server.ts";
import { listAddress, type DossierPart } from "#app/figures/period/figure-lists.ts";
import { periodFrom } from "#app/figures/period/period.ts";
import type { Selection } from "#app/figures/period/selection.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf } from "#app/platform/day.ts";
import { givenOfficeOf130 } from "#test/support/many-kinds-of-dossiers.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";

/** The whole office and one part of it of each kind. */
async function selectionsOf(context: Context): Promise<Selection[]> {
  const { db } = context;
  const ofTable = (table: "procedures" | "units" | "counters") =>
    db.selectFrom(table).orderBy("name").select("id").executeTakeFirstOrThrow();
  return [
    { by: "all" },
    { by: "field", value: "An toàn bức xạ" },
    { by: "procedure", value: (await ofTable("procedures")).id },
    { by: "unit", value: (await ofTable("units")).id },
    { by: "counter", value: (await ofTable("counters")).id },
    { by: "channel", value: "post" },
  ];
}

test("behind each number of the overview stands the list of as many dossiers, whatever is selected", async () => {
  const { context, officeId } = await givenOfficeOf130();
  await recountTotals(context.db);
  const today = dayOf(context.clock.now());
  for (const asked of ["kind=year", "kind=month&month=2026-10", "kind=days&from=2026-10-07&to=2026-10-20"]) {
    const period = periodFrom(new URLSearchParams(asked), today);
    for (const selection of await selectionsOf(context)) {
      const listed = async (part: DossierPart) => {
        const address = new URL(listAddress(part, period, selection), "http://page");
        const filter = dossierFilterFrom(address.searchParams);
        let count = 0;
        for await (const some of readAllDossiers(context.db, { officeId, today }, filter, 40)) count += some.length;
        return count;
      };
      const { dossiers, overdue } = await countPeriod(context.db, officeId, period, today, selection);
      expect(
        {
          all: await listed("all"),
          rated: await listed("rated"),
          unrated: await listed("unrated"),
          early: await listed("early"),
          "on-day": await listed("on-day"),
          late: await listed("late"),
          overdue: await listed("overdue"),
        },
        `${asked} ${selection.by}`,
      ).toEqual({
        all: dossiers.received,
        rated: dossiers.rated,
        unrated: dossiers.received - dossiers.rated,
        early: dossiers.early,
        "on-day": dossiers.on_time,
        late: dossiers.late,
        overdue,
      });
      expect(dossiers.received, `${asked} ${selection.by}`).toBeGreaterThan(0);
    }
  }
});
