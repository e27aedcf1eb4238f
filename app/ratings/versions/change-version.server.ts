import { inTransaction, type Db, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { dayOf, instantAt, type Day } from "#app/platform/day.ts";
import type { AuditAction, AuditChange } from "#app/staff/audit/audit-entry.ts";
import { recordAudit, type SettingNote } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import type { Question, QuestionKind, Texts } from "#app/ratings/questions/question.ts";
import { readQuestions } from "#app/ratings/questions/questionnaire.ts";
import { draftProblems } from "./draft-checks.ts";
import { changeDraft, mostQuestions, newKey, newQuestion, type DraftChange, type DraftRefusal } from "./draft.ts";
import { withTexts } from "./draft-texts.ts";
import { listVersions } from "./list-versions.server.ts";
import { recordedOrder, recordedQuestion } from "./recorded-question.ts";
import type { OfficeVersion } from "./version.ts";

/*
 * The commands that change the versions of an office's questionnaire. A version is changed while it is a draft; then the
 * next one is begun. An office has one draft at a time, and none while a version waits for its day.
 */

type Changer = Pick<SignedIn, "staffId" | "officeId">;

/**
 * "not-found": the office has no such version. "not-open": the version is not in the state for it any more.
 * "changed-meanwhile": somebody else changed the draft after the page was made.
 */
export type VersionRefusal = "not-found" | "not-open" | "changed-meanwhile";
interface Refused<Reason> {
  ok: false;
  reason: Reason;
}

/** Begins the next version as a copy of the one in force; if there is an open one, "open-already" with its number. */
export function beginDraft(
  context: Context,
  changer: Changer,
): Promise<{ ok: true; version: number } | (Refused<"open-already"> & { version: number })> {
  return inTransaction(context.db, async (tx) => {
    const { versions, now } = await lockVersions(context, tx, changer.officeId);
    const open = versions.find(({ state }) => state === "draft" || state === "to-come");
    if (open !== undefined) return { ok: false, reason: "open-already", version: open.version };
    const version = (versions[0]?.version ?? 0) + 1;
    const copied = versions.find(({ state }) => state === "in-force")?.questions ?? [];
    const row = { office_id: changer.officeId, version, questions: JSON.stringify(copied), revision: 1 };
    await tx
      .insertInto("questionnaires")
      .values({ ...row, begun_at: now, begun_by: changer.staffId, changed_at: now, in_force_from: null })
      .execute();
    await audit(context, tx, changer, "questionnaire-begun", version, []);
    return { ok: true, version };
  });
}

export type DraftOutcome = { ok: true; questions: readonly Question[] } | Refused<VersionRefusal | DraftRefusal>;

/**
 * Changes the draft that was shown with this revision. The key of a new question is chosen here, so that no question of
 * an earlier version has it.
 */
export function changeVersion(
  context: Context,
  changer: Changer,
  shown: { version: number; revision: number },
  change: DraftChange,
): Promise<DraftOutcome> {
  return inTransaction(context.db, async (tx): Promise<DraftOutcome> => {
    const { versions, now } = await lockVersions(context, tx, changer.officeId);
    const found = openDraft(versions, shown);
    if (!found.ok) return found;
    const { questions: before } = found.draft;
    const made =
      change.act === "add"
        ? {
            ...change,
            question: { ...change.question, key: newKey(versions.flatMap(({ questions }) => questions)) },
          }
        : change;
    const after = changeDraft(before, made);
    if (!after.ok) return after;
    const changes = changesOf(before, after.questions);
    if (changes.length === 0) return after;
    await tx
      .updateTable("questionnaires")
      .set({ questions: JSON.stringify(after.questions), revision: shown.revision + 1, changed_at: now })
      .where("office_id", "=", changer.officeId)
      .where("version", "=", shown.version)
      .execute();
    await audit(context, tx, changer, "questionnaire-changed", shown.version, changes);
    return after;
  });
}

function changesOf(before: readonly Question[], after: readonly Question[]): AuditChange[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  const ofKey = (questions: readonly Question[], key: string) =>
    recordedQuestion(questions.find((question) => question.key === key));
  const changes = [
    ...keys.map((key) => ({ field: "question" as const, before: ofKey(before, key), after: ofKey(after, key) })),
    { field: "questionOrder" as const, before: recordedOrder(before), after: recordedOrder(after) },
  ];
  return changes.filter((change) => change.before !== change.after);
}

/** The office's draft; undefined while it has none. */
export async function findOpenDraft(db: Db, officeId: string): Promise<OfficeVersion | undefined> {
  const row = await db
    .selectFrom("questionnaires")
    .where("office_id", "=", officeId)
    .where("in_force_from", "is", null)
    .select(["version", "questions", "revision"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const draft = { state: "draft", inForceFrom: null, begunBy: null, putInForceBy: null } as const;
  return { ...draft, ...row, questions: readQuestions(row.questions) };
}

/** Saves texts of the draft by their id (`draftTexts`), in a transaction that has locked the office. */
export async function saveDraftTexts(
  context: Context,
  tx: Tx,
  officeId: string,
  typed: ReadonlyMap<string, Texts>,
): Promise<SettingNote[]> {
  const draft = await findOpenDraft(tx, officeId);
  if (draft === undefined) return [];
  const { version, revision } = draft;
  const questions = withTexts(draft.questions, typed);
  const changes = changesOf(draft.questions, questions);
  if (changes.length === 0) return [];
  await tx
    .updateTable("questionnaires")
    .set({ questions: JSON.stringify(questions), revision: revision + 1, changed_at: context.clock.now() })
    .where("office_id", "=", officeId)
    .where("version", "=", version)
    .execute();
  return [{ action: "questionnaire-changed", subject: subjectOf(version), changes }];
}

/** A question of a draft as a list of all questions wants it. */
export interface WantedQuestion {
  /** Empty for a new question. */
  key: string;
  /** Of a new question. */
  kind: QuestionKind;
  /** From 1; undefined for the last place. */
  position: number | undefined;
  /** Makes the question of what it was; undefined to remove it. */
  make: ((question: Question) => Question) | undefined;
}

/**
 * Adds, changes, orders and removes questions of the draft, in a transaction that has locked the office. Questions that are
 * not named stay; of two with one place, the one that is new or moved comes first. New ones get a key that no version ever had.
 */
export async function saveDraftQuestions(
  context: Context,
  tx: Tx,
  officeId: string,
  wanted: readonly WantedQuestion[],
): Promise<SettingNote[] | "too-many"> {
  const draft = await findOpenDraft(tx, officeId);
  if (draft === undefined) return [];
  const { version, revision, questions: before } = draft;
  const everyQuestion = (await listVersions(tx, officeId, context.clock.now())).flatMap(({ questions }) => questions);
  const added: Question[] = [];
  const placed = before.flatMap((question, index) => {
    const change = wanted.find(({ key }) => key === question.key);
    if (change === undefined) return [{ question, place: index + 1, isMoved: false }];
    if (change.make === undefined) return [];
    return [
      { question: change.make(question), place: change.position ?? Infinity, isMoved: change.position !== index + 1 },
    ];
  });
  for (const { key, kind, position, make } of wanted) {
    if (key !== "" || make === undefined) continue;
    const question = make(newQuestion(newKey([...everyQuestion, ...added]), kind));
    added.push(question);
    placed.push({ question, place: position ?? Infinity, isMoved: true });
  }
  const byPlace = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1);
  placed.sort((one, other) => byPlace(one.place, other.place) || Number(other.isMoved) - Number(one.isMoved));
  const questions = placed.map(({ question }) => question);
  if (questions.length > mostQuestions) return "too-many";
  const changes = changesOf(before, questions);
  if (changes.length === 0) return [];
  await tx
    .updateTable("questionnaires")
    .set({ questions: JSON.stringify(questions), revision: revision + 1, changed_at: context.clock.now() })
    .where("office_id", "=", officeId)
    .where("version", "=", version)
    .execute();
  return [{ action: "questionnaire-changed", subject: subjectOf(version), changes }];
}

/** "has-problems": the draft is not whole; its page says what is missing. */
export type InForceOutcome = { ok: true } | Refused<VersionRefusal | "has-problems">;

/** Puts a draft in force from now on, or from the beginning of a later day. It is never changed afterwards. */
export function putInForce(
  context: Context,
  changer: Changer,
  shown: { version: number; revision: number },
  day: Day | null,
): Promise<InForceOutcome> {
  return inTransaction(context.db, async (tx): Promise<InForceOutcome> => {
    const { versions, now } = await lockVersions(context, tx, changer.officeId);
    const found = openDraft(versions, shown);
    if (!found.ok) return found;
    if (draftProblems(found.draft.questions).length > 0) return { ok: false, reason: "has-problems" };
    const from = day === null || day <= dayOf(now) ? now : instantAt(day, 0, 0);
    await tx
      .updateTable("questionnaires")
      .set({ in_force_from: from, put_in_force_by: changer.staffId, changed_at: now })
      .where("office_id", "=", changer.officeId)
      .where("version", "=", shown.version)
      .execute();
    const replaced = versions.find(({ state }) => state === "in-force")?.version;
    await audit(context, tx, changer, "questionnaire-in-force", shown.version, [
      { field: "questionnaire", before: String(replaced ?? ""), after: `${String(shown.version)} (${from})` },
    ]);
    return { ok: true };
  });
}

/** Makes a version that waits for its day a draft again. */
export function takeBack(
  context: Context,
  changer: Changer,
  version: number,
): Promise<{ ok: true } | Refused<VersionRefusal>> {
  return inTransaction(context.db, async (tx): Promise<{ ok: true } | Refused<VersionRefusal>> => {
    const { versions, now } = await lockVersions(context, tx, changer.officeId);
    const found = versions.find((one) => one.version === version);
    if (found === undefined) return { ok: false, reason: "not-found" };
    if (found.state !== "to-come") return { ok: false, reason: "not-open" };
    await tx
      .updateTable("questionnaires")
      .set({ in_force_from: null, put_in_force_by: null, revision: found.revision + 1, changed_at: now })
      .where("office_id", "=", changer.officeId)
      .where("version", "=", version)
      .execute();
    await audit(context, tx, changer, "questionnaire-taken-back", version, [
      { field: "questionnaire", before: `${String(version)} (${found.inForceFrom ?? ""})`, after: "" },
    ]);
    return { ok: true };
  });
}

/** The versions of the office; its lock makes every change of them wait for the others. */
async function lockVersions(context: Context, tx: Tx, officeId: string) {
  await lockOffice(tx, officeId);
  const now = context.clock.now();
  return { versions: await listVersions(tx, officeId, now), now };
}

function openDraft(
  versions: readonly OfficeVersion[],
  shown: { version: number; revision: number },
): { ok: true; draft: OfficeVersion } | Refused<VersionRefusal> {
  const draft = versions.find(({ version }) => version === shown.version);
  if (draft === undefined) return { ok: false, reason: "not-found" };
  if (draft.state !== "draft") return { ok: false, reason: "not-open" };
  if (draft.revision !== shown.revision) return { ok: false, reason: "changed-meanwhile" };
  return { ok: true, draft };
}

function audit(
  context: Context,
  tx: Tx,
  { officeId, staffId }: Changer,
  action: AuditAction,
  version: number,
  changes: readonly AuditChange[],
): Promise<void> {
  const now = context.clock.now();
  return recordAudit(context, tx, { now, officeId, staffId, action, subject: subjectOf(version), changes });
}

function subjectOf(version: number): string {
  return `version ${String(version)}`;
}
