import { inTransaction } from "#db/engine.ts";
import { recordOutcome } from "#app/complaints/following/act-as-sender.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import { forwardCase } from "#app/complaints/handling/forward-case.server.ts";
import type { Channel } from "#app/dossiers/dossier.ts";
import { registerDossiers } from "#app/dossiers/register/register-dossier.server.ts";
import type { RegisterEntry } from "#app/dossiers/register/register-entry.ts";
import { recountTotals } from "#app/dossiers/totals/recount-totals.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { day, instantAt } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { answerText, asSeen } from "./case-life.ts";
import { givenColleague, givenComplaint, type Colleague } from "./complaints.ts";
import { openTestContext } from "./context.ts";
import { givenOffice } from "./story.ts";

/*
 * A story small enough to be counted by hand. Fourth quarter of 2026, read on 20/11/2026. One line is one dossier:
 * number, day of receipt, promised, result, unit, counter, procedure, channel, score ("x": a rating set aside). Odd numbers
 * came at nine, even ones at half past six, when it is still the day before in UTC.
 */
const register = `
1  2026-09-30 2026-10-05 2026-10-04 A 1 P1 counter     5
2  2026-10-01 2026-10-08 2026-10-06 A 1 P1 counter     5
3  2026-10-02 2026-10-09 2026-10-09 A 1 P1 counter     -
4  2026-10-31 2026-11-06 2026-11-09 A 2 P2 online-full 2
5  2026-11-01 2026-11-06 2026-11-10 B 2 P2 online-full -
6  2026-11-03 2026-11-10 2026-11-09 B 1 P1 post        4
7  2026-11-05 2026-11-12 -          B 1 P2 counter     -
8  2026-11-10 2026-11-27 -          - - P2 online-part 5
9  2026-11-20 -          -          B 2 P1 counter     -
10 2026-11-12 -          2026-11-16 A 1 P1 counter     x
`;

interface Line {
  entry: RegisterEntry;
  score: Score | "x" | undefined;
}

function linesOf(prefix: string): Line[] {
  return register
    .trim()
    .split("\n")
    .map((line) => {
      const cells = line.trim().split(/\s+/);
      const given = (index: number) => (cells[index] === "-" ? null : (cells[index] ?? null));
      const dayAt = (index: number) => (given(index) === null ? null : day(given(index) ?? ""));
      const [receivedOn, dueOn, finishedOn] = [dayAt(1) ?? day(""), dayAt(2), dayAt(3)];
      const procedure = given(6) ?? "";
      const entry: RegisterEntry = {
        number: `${prefix}-${cells[0] ?? ""}`,
        procedure: { code: procedure, name: `Thủ tục ${procedure}`, field: "Lĩnh vực thử" },
        channel: (given(7) ?? "counter") as Channel,
        state: finishedOn === null ? "in-progress" : "finished",
        receivedAt: Number(cells[0]) % 2 === 0 ? instantAt(receivedOn, 6, 30) : instantAt(receivedOn, 9, 0),
        receivedOn,
        dueAt: dueOn && instantAt(dueOn, 17, 0),
        dueOn,
        finishedAt: finishedOn && instantAt(finishedOn, 10, 0),
        finishedOn,
        returnedBy: null,
        unit: given(4) && `Phòng ${given(4) ?? ""}`,
        counter: given(5) && `Quầy ${given(5) ?? ""}`,
      };
      const score = cells[8];
      return { entry, score: score === "-" ? undefined : score === "x" ? "x" : (Number(score) as Score) };
    });
}

async function givenRegister(context: Context, officeId: string, prefix: string): Promise<void> {
  const lines = linesOf(prefix);
  const entries = lines.map(({ entry }) => entry);
  await inTransaction(context.db, (tx) => registerDossiers(tx, officeId, entries, context.clock.now()));
  for (const { entry, score } of lines) {
    if (score === undefined) continue;
    const { code, dossier_id } = await context.db
      .selectFrom("receipts")
      .innerJoin("dossiers", "dossiers.id", "receipts.dossier_id")
      .where("dossiers.office_id", "=", officeId)
      .where("dossiers.number", "=", entry.number)
      .select(["receipts.code", "receipts.dossier_id"])
      .executeTakeFirstOrThrow();
    await giveRating(context, { code, score: score === "x" ? 1 : score, source: "phone", language: "vi" });
    if (score !== "x") continue;
    await context.db
      .updateTable("ratings")
      .set({ set_aside_at: context.clock.now() })
      .where("dossier_id", "=", dossier_id)
      .execute();
  }
  await recountTotals(context.db);
}

/**
 * The register above and these cases: 30/09 answered (another quarter); 02/10 answered the next working day, solved; 05/10
 * answered on 30/10, not solved; 06/10 without contact; 07/10 forwarded the next day; 20/10 not answered; 18/11 not
 * answered and not due; 19/11 answered the next day. Another office has the same register and one case of its own.
 */
export async function givenCountedByHand() {
  const { context, clock } = await openTestContext();
  const officeId = await givenOffice(context);
  const elsewhere = await givenOffice(context, "so-khac");
  const viewer: Colleague = await givenColleague(context, officeId, ["handler", "office"], "Người xem thử");
  const sendOn = async (on: string, office = officeId, isKnown = true) => {
    clock.moveTo(`${on}T09:00:00+07:00`);
    return givenComplaint(context, office, { text: `Phản ánh ngày ${on}.`, ...(isKnown ? {} : { contact: null }) });
  };
  const answerOn = async (on: string, reference: string) => {
    clock.moveTo(`${on}T10:00:00+07:00`);
    await answerComplaint(context, viewer, { ...(await asSeen(context, viewer, reference)), text: answerText });
  };
  const before = await sendOn("2026-09-30");
  await answerOn("2026-10-01", before.reference);
  const quick = await sendOn("2026-10-02");
  const slow = await sendOn("2026-10-05");
  await answerOn("2026-10-05", quick.reference);
  await sendOn("2026-10-06", officeId, false);
  const forwarded = await sendOn("2026-10-07");
  clock.moveTo("2026-10-08T10:00:00+07:00");
  const seen = await asSeen(context, viewer, forwarded.reference);
  await forwardCase(context, viewer, { ...seen, agency: "Phường thử", slip: "Kính chuyển." });
  await sendOn("2026-10-20");
  await answerOn("2026-10-30", slow.reference);
  await sendOn("2026-11-18");
  const latest = await sendOn("2026-11-19");
  await sendOn("2026-11-19", elsewhere);
  await answerOn("2026-11-20", latest.reference);
  await recordOutcome(context, quick, { solved: "yes", words: "" });
  await recordOutcome(context, slow, { solved: "no", words: "" });
  await givenRegister(context, officeId, "H29.16-HL");
  await givenRegister(context, elsewhere, "H29.17-HL");
  clock.moveTo("2026-11-20T11:00:00+07:00");
  return { context, clock, officeId, viewer };
}
