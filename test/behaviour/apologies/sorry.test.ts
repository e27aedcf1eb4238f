import { expect, test } from "vitest";
import { findSorry } from "#app/apologies/find-sorry.server.ts";
import { recordSent } from "#app/apologies/record-sent.server.ts";
import { writeApologies } from "#app/apologies/write-apologies.server.ts";
import { findReceipt } from "#app/dossiers/receipts/find-receipt.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day } from "#app/platform/day.ts";
import { expectDone, givenLateDossiers, idsOf, letterFor, letterOf } from "#test/support/apologies.ts";
import { openTestContext } from "#test/support/context.ts";

async function sorryOf(context: Context, officeId: string, last: number) {
  const [dossierId] = await idsOf(context, officeId, last);
  const { code } = await context.db
    .selectFrom("receipts")
    .where("dossier_id", "=", dossierId ?? "")
    .select("code")
    .executeTakeFirstOrThrow();
  const receipt = await findReceipt(context.db, code);
  if (receipt === undefined) throw new Error("no receipt");
  return findSorry(context, receipt);
}

test("the rating page says sorry for a late dossier and names the new date of a letter that was sent, until it has passed", async () => {
  const { context, clock } = await openTestContext();
  const { officeId, writer } = await givenLateDossiers(context);
  expect(await sorryOf(context, officeId, 1)).toEqual({ newOn: undefined });
  // Due today, due in a week, and finished in time: nothing to be sorry for.
  for (const last of [3, 4, 5]) expect(await sorryOf(context, officeId, last)).toBeUndefined();

  await writeApologies(context, writer, letterFor({ ids: await idsOf(context, officeId, 1) }));
  expect(await sorryOf(context, officeId, 1)).toEqual({ newOn: undefined });
  const sent = { documentNumber: "152/SKHCN-VP", sentOn: day("2026-11-20") };
  expectDone(await recordSent(context, writer, await letterOf(context, 1), sent));
  expect(await sorryOf(context, officeId, 1)).toEqual({ newOn: "2026-11-27" });
  expect(await sorryOf(context, officeId, 2)).toEqual({ newOn: undefined });

  clock.moveTo("2026-11-27T08:00:00+07:00");
  expect(await sorryOf(context, officeId, 1)).toEqual({ newOn: "2026-11-27" });
  clock.moveTo("2026-11-28T08:00:00+07:00");
  expect(await sorryOf(context, officeId, 1)).toEqual({ newOn: undefined });
});
