import { expect, test } from "vitest";
import { startTrial, stopTrial } from "#app/dossiers/wordings/change-trial.server.ts";
import { trialSchema } from "#app/dossiers/wordings/wording.ts";
import { findComparisons } from "#app/figures/wordings/find-comparisons.server.ts";
import { contactRow, givenInvitingOffice, importContacts, rateDossier } from "#test/support/invitations.ts";

const a = "Ông/Bà được phục vụ thế nào? Mời Ông/Bà cho biết.";
const b = "Chỉ một chạm để cơ quan phục vụ tốt hơn.";
const form = trialSchema.parse({ medium: "message", aVi: a, bVi: b, points: "20", wait: "14" });
const numbered = (last: number) => `H13.18-261102-${String(last).padStart(4, "0")}`;

async function givenComparison(dossiers: number) {
  const office = await givenInvitingOffice();
  const rows = Array.from({ length: dossiers }, (_, index) =>
    contactRow({ number: numbered(index + 1), email: `so${String(index + 1)}@example.vn` }),
  );
  const start = await startTrial(office.context, office.staff, form);
  if (start.outcome !== "started") throw new Error("no comparison was begun");
  await importContacts(office.context, office.officeId, rows);
  return { ...office, trialId: start.trialId };
}

test("each message has one of two wordings by chance, is counted when it is sent, and its rating after it", async () => {
  const { context, officeId, mail, round } = await givenComparison(12);
  expect(await round()).toMatchObject({ sent: 12 });
  const texts = mail.received.map(({ text }) => text);
  const [withA, withB] = [a, b].map((wording) => texts.filter((text) => text.includes(wording)).length);
  expect(withA).toBeGreaterThan(0);
  expect(withB).toBeGreaterThan(0);
  expect(texts.every((text) => text.includes(a) !== text.includes(b) && /\/r\/[0-9A-Z]{10}/.test(text))).toBe(true);
  await rateDossier(context, numbered(1));
  const [trial] = await findComparisons(context, officeId);
  expect([trial?.a.printed, trial?.b.printed]).toEqual([withA, withB]);
  expect((trial?.a.rated ?? 0) + (trial?.b.rated ?? 0)).toBe(1);
});

test("a message that the server could not take keeps its wording and counts only once it is sent", async () => {
  const { context, officeId, mail, round, clock } = await givenComparison(1);
  await mail.stop();
  expect(await round()).toMatchObject({ sent: 0, failed: 1 });
  const wording = () => context.db.selectFrom("wording_receipts").select(["wording", "printed_at"]).execute();
  const [first] = await wording();
  expect(first).toMatchObject({ printed_at: null });
  await mail.start();
  clock.moveTo("2026-11-20T15:00:00+07:00");
  expect(await round()).toMatchObject({ sent: 1 });
  expect((await wording())[0]).toMatchObject({ wording: first?.wording });
  const [trial] = await findComparisons(context, officeId);
  expect((trial?.a.printed ?? 0) + (trial?.b.printed ?? 0)).toBe(1);
});

test("after the end of a comparison messages are as always", async () => {
  const { context, staff, mail, round, trialId } = await givenComparison(1);
  await stopTrial(context, staff, trialId);
  await round();
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]?.text).toContain("tại đường dẫn dưới đây");
  expect(await context.db.selectFrom("wording_receipts").select("code").execute()).toEqual([]);
});
