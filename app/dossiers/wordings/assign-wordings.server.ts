import { createHash } from "node:crypto";
import { inList } from "#db/fast/in-list.ts";
import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { isLanguage, type Language } from "#app/i18n/languages.ts";
import type { Instant } from "#app/platform/day.ts";
import { findRunningTrial } from "./find-trials.server.ts";
import { wordingOn, type Medium, type Wording } from "./wording.ts";

/**
 * The wording of a receipt in a comparison: the first bit of SHA-256 over both. It is like the toss of a coin that nobody
 * can influence or foresee, and everybody with the database can check.
 */
export function tossedWording(trialId: string, code: string): Wording {
  const [first = 0] = createHash("sha256").update(`${trialId} ${code}`).digest();
  return first < 128 ? "a" : "b";
}

/** What receipts are put on: sheets, or a message. */
interface Sheets {
  officeId: string;
  /** The set of sheets; undefined for a message. */
  runId: string | undefined;
  madeAt: Instant;
  medium: Medium | undefined;
  /** A further language has no wordings of its own. */
  language: string;
}

/**
 * Gives receipts that are put on sheets a wording of the office's running comparison, if it has one for this paper and
 * language. Left out are those that may be on paper already, or are rated: what was printed before decided about them.
 */
export async function assignWordings(tx: Tx, sheets: Sheets, codes: readonly string[]): Promise<void> {
  const { officeId, runId, madeAt, medium, language } = sheets;
  const trial = medium === undefined ? undefined : await findRunningTrial(tx, officeId);
  if (trial === undefined || trial.medium !== medium || !isLanguage(language) || trial.texts[language] === null) return;
  if (await isFull(tx, trial)) return;
  const fresh = await freshCodes(tx, codes, runId);
  if (fresh.length === 0) return;
  const rows = fresh.map((code) => ({
    code,
    trial_id: trial.id,
    wording: tossedWording(trial.id, code),
    assigned_at: madeAt,
  }));
  await tx
    .insertInto("wording_receipts")
    .values(rows)
    .onConflict((known) => known.column("code").doNothing())
    .execute();
}

/** Whether a comparison has its planned slips. */
async function isFull(tx: Tx, trial: { id: string; planned: number }): Promise<boolean> {
  const printed = await tx
    .selectFrom("wording_receipts")
    .where("trial_id", "=", trial.id)
    .where("printed_at", "is not", null)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return printed.count >= trial.planned;
}

/** The receipts that were put on no other sheet and that nobody has rated, in the order of their codes. */
async function freshCodes(tx: Tx, codes: readonly string[], runId: string | undefined): Promise<string[]> {
  const rows = await tx
    .selectFrom("receipts")
    .where(inList(tx, "receipts.code", codes))
    .where("receipts.first_printed_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("print_run_receipts")
            .whereRef("print_run_receipts.code", "=", "receipts.code")
            .where("print_run_receipts.run_id", "<>", runId ?? "")
            .select("print_run_receipts.run_id"),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("ratings").whereRef("ratings.dossier_id", "=", "receipts.dossier_id").select("ratings.id"),
        ),
      ),
    )
    .orderBy("receipts.code")
    .select("receipts.code")
    .execute();
  return rows.map((row) => row.code);
}

/**
 * The wording of the invitation by message for a receipt, given by chance before the first attempt; undefined if the
 * receipt is in no comparison of messages in this language. `countPrinted` counts it once the message is sent.
 */
export function wordingOfMessage(
  db: Db,
  { officeId, code, language, at }: { officeId: string; code: string; language: Language; at: Instant },
): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    await assignWordings(tx, { officeId, runId: undefined, madeAt: at, medium: "message", language }, [code]);
    const stored = await tx
      .selectFrom("wording_receipts")
      .innerJoin("wording_trials", "wording_trials.id", "wording_receipts.trial_id")
      .where("wording_receipts.code", "=", code)
      .select(["wording_receipts.wording", "wording_trials.medium"])
      .select(["wording_trials.a_vi as aVi", "wording_trials.b_vi as bVi"])
      .select(["wording_trials.a_en as aEn", "wording_trials.b_en as bEn"])
      .executeTakeFirst();
    return stored === undefined ? undefined : (wordingOn(stored, "message", language) ?? undefined);
  });
}

/** Counts receipts that a person confirmed as printed, or whose message is sent, where they have a wording for it. */
export async function countPrinted(
  tx: Tx,
  codes: readonly string[],
  { medium, printedAt }: { medium: Medium | undefined; printedAt: Instant },
): Promise<void> {
  if (medium === undefined) return;
  await tx
    .updateTable("wording_receipts")
    .set({ printed_at: printedAt })
    .where(inList(tx, "code", codes))
    .where("printed_at", "is", null)
    .where((eb) =>
      eb(
        "trial_id",
        "in",
        eb.selectFrom("wording_trials").where("wording_trials.medium", "=", medium).select("wording_trials.id"),
      ),
    )
    .execute();
}
