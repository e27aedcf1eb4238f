import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import { bindCode } from "#app/ratings/advance/bind-code.server.ts";
import { givenIssuedCodes } from "#test/support/codes.ts";
import { openKiosks } from "#test/support/kiosks.ts";
import { givenReceipt } from "#test/support/receipts.ts";

/** Takes ratings in a process of its own, and kills it after so many; returns what it acknowledged. */
async function takeElsewhere(args: readonly string[], killAfter = Infinity): Promise<string[]> {
  const child = spawn(process.execPath, ["test/support/tablet-process.ts", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: string[] = [];
  for await (const code of createInterface({ input: child.stdout })) {
    acknowledged.push(code);
    if (acknowledged.length === killAfter) child.kill("SIGKILL");
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, "exit");
  return acknowledged;
}

test("what a tablet sends counts once, though one server is killed in the middle and two then get all of it again", async () => {
  const { context, clock, location, officeId, manager, counter, paired, ratings } = await openKiosks();
  const receipts = await Promise.all(Array.from({ length: 20 }, () => givenReceipt(context, officeId)));
  const labels = await givenIssuedCodes(context, manager, 20);
  const codes = receipts.flatMap(({ code }, index) => [code, labels[index] ?? ""]);
  const { id } = await paired(counter, "Máy 1");
  const taken = await takeElsewhere([location, id, officeId, ...codes], 12);
  expect(taken.length).toBeGreaterThanOrEqual(12);
  const noted = await context.db.selectFrom("kiosk_taps").select("tap_id").execute();
  expect(noted.map(({ tap_id }) => tap_id)).toEqual(expect.arrayContaining(taken.map((code) => `tap-of-${code}`)));
  // The tablet heard of none of them, and sends all again: to one server, and after a broken answer to another.
  const again = await Promise.all([
    takeElsewhere([location, id, officeId, ...codes]),
    takeElsewhere([location, id, officeId, ...codes]),
  ]);
  expect(again.map((acknowledged) => acknowledged.length)).toEqual([40, 40]);
  clock.moveTo(new Date().toISOString());
  for (const [index, code] of labels.entries()) {
    await givenReceipt(context, officeId, { number: `HS-${String(index)}` });
    expect(await bindCode(context, { ...manager, code, number: `HS-${String(index)}` })).toEqual({ ok: true });
  }
  const counted = await ratings();
  expect(counted).toHaveLength(40);
  for (const rating of counted) {
    expect(rating).toMatchObject({ score: 4, source: "kiosk", taps: 1, comment: "Viết trên máy" });
  }
  expect((await recountTotals(context.db)).corrected).toBe(0);
});
