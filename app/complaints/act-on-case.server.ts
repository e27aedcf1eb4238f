import { parseWithZod } from "@conform-to/zod/v4";
import type { SubmissionResult } from "@conform-to/react";
import type { Context } from "#app/platform/context.server.ts";
import { may, type Permission } from "#app/staff/permissions.ts";
import type { SignedIn } from "#app/staff/session.server.ts";
import { addNote } from "./add-note.server.ts";
import { answerComplaint } from "./answer-complaint.server.ts";
import { assignComplaint, type AssignOutcome } from "./assign-complaint.server.ts";
import { answerSchema, assignSchema, noteSchema } from "./case-forms.ts";
import type { LastStep } from "./change-case.server.ts";
import { findCase } from "./find-case.server.ts";
import type { ContactDetails } from "./new-complaint.ts";
import { readContact } from "./read-contact.server.ts";

/** The forms on a case's page, by the value of their field `intent`, with the permission each needs. */
const permissionsOfIntents = {
  assign: "complaint.assign",
  note: "complaint.note",
  answer: "complaint.answer",
  contact: "complaint.contact",
} as const satisfies Record<string, Permission>;
export type CaseIntent = keyof typeof permissionsOfIntents;

/** What came of a form; "shown" answers with the page itself, because the contact is not kept anywhere else. */
export type ActedOnCase =
  | { kind: "done" }
  | { kind: "forbidden" | "not-found" | "unknown-intent" }
  | { kind: "shown"; contact: ContactDetails }
  | RefusedForm;

/** A form that comes back with what was typed. */
export interface RefusedForm {
  kind: "refused";
  status: 400 | 409;
  intent: CaseIntent;
  lastResult: SubmissionResult | null;
  /** What a colleague did in between, where that is why. */
  last: LastStep | null;
}

/** Does what a form on a case's page asks, if the person holds the permission for it. */
export async function actOnCase(
  context: Context,
  staff: SignedIn,
  reference: string,
  form: FormData,
): Promise<ActedOnCase> {
  const intent = readIntent(form.get("intent"));
  if (intent === undefined) return { kind: "unknown-intent" };
  if (!may(staff.roles, permissionsOfIntents[intent])) return { kind: "forbidden" };
  switch (intent) {
    case "assign":
      return assign(context, staff, reference, form);
    case "note":
      return note(context, staff, reference, form);
    case "answer":
      return answer(context, staff, reference, form);
    case "contact":
      return showContact(context, staff, reference);
  }
}

function readIntent(value: FormDataEntryValue | null): CaseIntent | undefined {
  return (Object.keys(permissionsOfIntents) as CaseIntent[]).find((intent) => intent === value);
}

async function assign(context: Context, staff: SignedIn, reference: string, form: FormData): Promise<ActedOnCase> {
  const submission = parseWithZod(form, { schema: assignSchema });
  if (submission.status !== "success") return badForm("assign", submission.reply());
  const { unit, assignee, revision } = submission.value;
  const assignment = { reference, revision, unitId: unit ?? null, assigneeId: assignee ?? null };
  const outcome = await assignComplaint(context, staff, assignment);
  return settle("assign", outcome, (problem) => submission.reply({ formErrors: [problem] }));
}

async function note(context: Context, staff: SignedIn, reference: string, form: FormData): Promise<ActedOnCase> {
  const submission = parseWithZod(form, { schema: noteSchema });
  if (submission.status !== "success") return badForm("note", submission.reply());
  const outcome = await addNote(context, staff, { reference, note: submission.value.note });
  return settle("note", outcome, (problem) => submission.reply({ formErrors: [problem] }));
}

async function answer(context: Context, staff: SignedIn, reference: string, form: FormData): Promise<ActedOnCase> {
  const submission = parseWithZod(form, { schema: answerSchema });
  if (submission.status !== "success") return badForm("answer", submission.reply());
  const { answer: text, revision } = submission.value;
  const outcome = await answerComplaint(context, staff, { reference, revision, text });
  return settle("answer", outcome, (problem) => submission.reply({ formErrors: [problem] }));
}

async function showContact(context: Context, staff: SignedIn, reference: string): Promise<ActedOnCase> {
  const found = await findCase(context.db, staff.officeId, reference);
  if (found === undefined) return { kind: "not-found" };
  const outcome = await readContact(context, staff, found.id);
  if (outcome.ok) return { kind: "shown", contact: outcome.contact };
  if (outcome.reason !== "none") return { kind: outcome.reason };
  return badForm("contact", { status: "error", error: { "": ["contactNone"] } });
}

function badForm(intent: CaseIntent, lastResult: SubmissionResult): RefusedForm {
  return { kind: "refused", status: 400, intent, lastResult, last: null };
}

/** Turns a command's outcome into the page's: a colleague in between is told with what they did. */
function settle(intent: CaseIntent, outcome: AssignOutcome, reply: (problem: string) => SubmissionResult): ActedOnCase {
  if (outcome.ok) return { kind: "done" };
  switch (outcome.reason) {
    case "not-found":
      return { kind: "not-found" };
    case "assignee":
      return badForm(intent, reply("assigneeUnknown"));
    default: {
      const problem = outcome.reason === "state" ? "alreadyAnswered" : "changed";
      return { kind: "refused", status: 409, intent, lastResult: reply(problem), last: outcome.last ?? null };
    }
  }
}
