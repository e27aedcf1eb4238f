import { expect, test } from "vitest";
import { z } from "zod";
import * as apologyForms from "#app/apologies/apology-forms.ts";
import { newKeySchema } from "#app/api/keys/api-key.ts";
import { newWebhookSchema, webhookChangeSchema } from "#app/webhooks/webhook.ts";
import { templateSchema } from "#app/complaints/templates/answer-template.ts";
import * as caseForms from "#app/complaints/case/case-forms.ts";
import { erasureSchema } from "#app/complaints/personal-data/erasure.ts";
import { commentCaseSchema, enteredComplaintSchema } from "#app/complaints/sending/entered-complaint.ts";
import { closeAccountSchema } from "#app/complaints/handover/handover.ts";
import { addressedComplaintSchema } from "#app/complaints/case/new-complaint.ts";
import { publicationSchema } from "#app/complaints/publication/publication.ts";
import * as senderForms from "#app/complaints/following/sender-forms.ts";
import * as calendarForms from "#app/deadlines/editing/calendar-forms.ts";
import * as procedureForms from "#app/dossiers/procedures/procedure.ts";
import * as printForms from "#app/dossiers/receipts/print-choice.ts";
import { printedSlipSchema } from "#app/dossiers/receipts/print-run.ts";
import { trialSchema } from "#app/dossiers/wordings/wording.ts";
import { toldColumnsSchema } from "#app/imports/profiles/column-profile.ts";
import { registerWordSchema } from "#app/imports/profiles/register-word.ts";
import { improvementSchema } from "#app/figures/improvements/improvement.ts";
import { pointsSchema } from "#app/figures/indicators/indicator-form.ts";
import { languages } from "#app/i18n/languages.ts";
import { problemSentence, type ProblemSection } from "#app/i18n/problem-sentence.ts";
import { translation, translator } from "#app/i18n/translate.ts";
import { day } from "#app/platform/day.ts";
import { caseRulesSchema } from "#app/complaints/case/case-rules.ts";
import { organisationSchema, partMergeSchema } from "#app/dossiers/organisation/organisation-part.ts";
import { invitationRulesSchema } from "#app/invitations/invitation-rules.ts";
import { languageSchema } from "#app/settings/language-forms.ts";
import { officeTextSchema } from "#app/settings/office-text.ts";
import { emblemSchema } from "#app/offices/emblem.ts";
import { officeDetailsSchema } from "#app/offices/office-details.ts";
import { leaveSchema } from "#app/staff/leave/leave-schema.ts";
import { bookActSchema, newBookSchema } from "#app/ratings/advance/code-book.ts";
import { endSecretSchema, newSecretSchema } from "#app/ratings/advance/link-secret.ts";
import { narrativeSchema } from "#app/reports/narrative/narrative.ts";
import {
  approveReportSchema,
  newReportSchema,
  reopenReportSchema,
  revisionSchema,
  sendReportSchema,
} from "#app/reports/report/report.ts";
import { sendingSchema, stopSendingSchema } from "#app/reports/sending/sending.ts";
import { newShareSchema } from "#app/reports/sharing/share.ts";
import { deadlineSchema, takingSchema } from "#app/reports/calendar/deadline-forms.ts";
import { retentionSchema } from "#app/staff/retention/retention-schema.ts";
import * as targetForms from "#app/targets/target-forms.ts";
import { fieldNamesOf } from "#app/platform/forms/field-names.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import { remindersSchema } from "#app/settings/typed-reminders.ts";
import { newKioskSchema } from "#app/ratings/kiosk/kiosk.ts";
import { paperSlipsSchema } from "#app/ratings/paper/paper-slip.ts";
import { judgeSchema } from "#app/ratings/suspicion/judge-rating.ts";
import { detailsSchema } from "#app/ratings/questions/answers.ts";
import { standardQuestionnaire } from "#app/ratings/questions/questionnaire.ts";
import * as versionForms from "#app/ratings/versions/question-form.ts";
import { ownNetworksSchema, trustRulesSchema } from "#app/ratings/suspicion/trust-rules.ts";
import * as staffForms from "#app/staff/accounts/staff-forms.ts";
import { filesBelow, read } from "#test/architecture/tree.ts";

/** Every form of the product by the name of its schema in the code, with the section its problems stand in. */
const forms: Record<string, [ProblemSection, z.ZodType]> = {
  newShareSchema: ["shares:problems", newShareSchema],
  addressedComplaintSchema: ["complaints:problems", addressedComplaintSchema(["a", "b"])],
  enteredComplaintSchema: ["complaints:problems", enteredComplaintSchema(day("2026-11-20"))],
  commentCaseSchema: ["complaints:problems", commentCaseSchema],
  invitationRulesSchema: ["notifications:invitations.problems", invitationRulesSchema],
  writeApologySchema: ["apologies:problems", apologyForms.writeApologySchema],
  sentApologySchema: ["apologies:problems", apologyForms.sentApologySchema],
  noteSchema: ["complaints:problems", caseForms.noteSchema],
  answerSchema: ["complaints:problems", caseForms.answerSchema],
  sentAnswerSchema: ["complaints:problems", caseForms.sentAnswerSchema],
  decisionSchema: ["complaints:problems", caseForms.decisionSchema],
  reasonSchema: ["complaints:problems", caseForms.reasonSchema],
  questionSchema: ["complaints:problems", caseForms.questionSchema],
  kindSchema: ["complaints:problems", caseForms.kindSchema],
  refusalSchema: ["complaints:problems", caseForms.refusalSchema],
  forwardSchema: ["complaints:problems", caseForms.forwardSchema],
  duplicateSchema: ["complaints:problems", caseForms.duplicateSchema],
  rerouteSchema: ["complaints:problems", caseForms.rerouteSchema],
  assignSchema: ["complaints:problems", caseForms.assignSchema],
  replySchema: ["complaints:problems", senderForms.replySchema],
  withdrawSchema: ["complaints:problems", senderForms.withdrawSchema],
  reopenSchema: ["complaints:problems", senderForms.reopenSchema],
  outcomeSchema: ["complaints:problems", senderForms.outcomeSchema],
  erasureSchema: ["complaints:problems", erasureSchema],
  publicationSchema: ["documents:publication.problems", publicationSchema],
  newKeySchema: ["api:problems", newKeySchema(day("2026-11-20"))],
  newWebhookSchema: ["webhooks:problems", newWebhookSchema],
  webhookChangeSchema: ["webhooks:problems", webhookChangeSchema],
  templateSchema: ["documents:templates.problems", templateSchema],
  caseRulesSchema: ["complaints:rules", caseRulesSchema],
  narrativeSchema: ["reports:problems", narrativeSchema],
  newReportSchema: ["reports:problems", newReportSchema],
  approveReportSchema: ["reports:problems", approveReportSchema],
  reopenReportSchema: ["reports:problems", reopenReportSchema],
  sendReportSchema: ["reports:problems", sendReportSchema],
  revisionSchema: ["reports:problems", revisionSchema],
  sendingSchema: ["reports:problems", sendingSchema],
  stopSendingSchema: ["reports:problems", stopSendingSchema],
  deadlineSchema: ["reports:problems", deadlineSchema],
  takingSchema: ["reports:problems", takingSchema],
  emblemSchema: ["settings:emblem.problems", emblemSchema],
  officeDetailsSchema: ["settings:office.problems", officeDetailsSchema],
  organisationSchema: ["settings:organisation.problems", organisationSchema],
  partMergeSchema: ["settings:organisation.problems", partMergeSchema],
  languageSchema: ["settings:languages.problems", languageSchema],
  officeTextSchema: ["settings:texts.problems", officeTextSchema],
  newBookSchema: ["codes:bookProblems", newBookSchema],
  bookActSchema: ["codes:bindProblems", bookActSchema],
  newSecretSchema: ["codes:problems", newSecretSchema],
  endSecretSchema: ["codes:problems", endSecretSchema(day("2026-11-20"))],
  retentionSchema: ["settings:retention.problems", retentionSchema],
  dayFormSchema: ["deadlines:formProblems", calendarForms.dayFormSchema],
  yearFormSchema: ["deadlines:formProblems", calendarForms.yearFormSchema],
  importFormSchema: ["deadlines:formProblems", calendarForms.importFormSchema],
  printChoiceSchema: ["dossiers:print", printForms.printChoiceSchema],
  printOrderSchema: ["dossiers:print", printForms.printOrderSchema],
  trialSchema: ["dossiers:wordings.problems", trialSchema],
  printedSlipSchema: ["dossiers:print", printedSlipSchema],
  procedureNameSchema: ["procedures:problems", procedureForms.procedureNameSchema],
  procedureActSchema: ["procedures:problems", procedureForms.procedureActSchema],
  procedureMergeSchema: ["procedures:problems", procedureForms.procedureMergeSchema],
  fieldNameSchema: ["procedures:problems", procedureForms.fieldNameSchema],
  registerWordSchema: ["imports:wordProblems", registerWordSchema],
  toldColumnsSchema: ["imports:wordProblems", toldColumnsSchema],
  improvementSchema: ["results:improvements.problems", improvementSchema],
  pointsSchema: ["indicators:problems", pointsSchema],
  targetFormSchema: ["targets:problems", targetForms.targetFormSchema],
  endFormSchema: ["targets:problems", targetForms.endFormSchema],
  adoptFormSchema: ["targets:problems", targetForms.adoptFormSchema],
  judgeSchema: ["suspicion:problems", judgeSchema],
  trustRulesSchema: ["suspicion:settings.problems", trustRulesSchema],
  ownNetworksSchema: ["suspicion:settings.problems", ownNetworksSchema],
  closeAccountSchema: ["staff:problems", closeAccountSchema(true)],
  questionFormSchema: ["questionnaires:problems", versionForms.questionFormSchema],
  inForceSchema: ["questionnaires:problems", versionForms.inForceSchema(day("2026-11-20"))],
  draftActSchema: ["questionnaires:problems", versionForms.draftActSchema],
  detailsSchema: ["ratings:details.problems", detailsSchema(standardQuestionnaire)],
  remindersSchema: ["settings:reminders.problems", remindersSchema],
  newKioskSchema: ["kiosk:problems", newKioskSchema],
  paperSlipsSchema: ["ratings:paper.problems", paperSlipsSchema],
  leaveSchema: ["staff:leave.problems", leaveSchema],
  signInSchema: ["staff:problems", staffForms.signInSchema],
  setupSchema: ["staff:problems", staffForms.setupSchema],
  invitationSchema: ["staff:problems", staffForms.invitationSchema],
  newAccountSchema: ["staff:problems", staffForms.newAccountSchema],
  accountChangeSchema: ["staff:problems", staffForms.accountChangeSchema("nguoi@so.example")],
  changePasswordSchema: ["staff:problems", staffForms.changePasswordSchema("nguoi@so.example")],
};

test("no form of the product is left out here", () => {
  const code = read(filesBelow("app").filter((path) => /\.tsx?$/.test(path)));
  const readers = code.filter(({ text }) => /\b(?:parseForm|step)\(/.test(text));
  const used = readers.flatMap(({ text }) => [...text.matchAll(/\b\w+Schema\b/g)].map(([name]) => name));
  // The second is how an answer is read when it is sent; the list names both.
  const missing = [...new Set(used)].filter((name) => forms[name] === undefined);
  expect(missing).toEqual([]);
});

test("the words of a field's errors are written in one place", () => {
  const code = read(filesBelow("app").filter((path) => /\.tsx?$/.test(path) && !path.startsWith("app/i18n/")));
  // The page of a case asks for its two codes without a schema.
  const written = code.filter(({ text }) => /\bproblemSentence\(/.test(text)).map(({ path }) => path);
  // The cells of an uploaded table and the body of other software are no fields.
  expect(written).toEqual([
    "app/api/resources/complaints.server.ts",
    "app/complaints/following/follow-form.tsx",
    "app/spreadsheets/table-preview.ts",
    "app/ui/form-problems.tsx",
  ]);
});

const invisible = "\u200B\u200D\u2060\uFEFF\u00AD\u3164\u2800\u034F\uFFFE\uFFFF";
const blanks = ["", "   ", "\n", "\u00A0", "\u3000", "\t\r\n", invisible.repeat(20)];
const wrong = [...blanks, "x", "x".repeat(70_000), "đ ".repeat(20_000), "-1", "1e999", "NaN", "[object Object]", "{}"];

/** A value that most fields take, so that a rule over two fields is reached. */
const likely = ["Nội dung đủ dài để được nhận.", "20/11/2026", "2026-11-20", "5", "on", "nguoi@so.example", "so-thu"];

function choicesOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String);
  if (schema instanceof z.ZodObject)
    return Object.values(schema.shape).flatMap((field) => choicesOf(field as z.core.$ZodType));
  if (schema instanceof z.ZodIntersection) return [...choicesOf(schema.def.left), ...choicesOf(schema.def.right)];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(choicesOf);
  if (schema instanceof z.ZodPipe) return choicesOf(schema.in);
  return [];
}

/** Every set of fields that is tried: nothing, everything alike, and each field alone among likely values. */
function* triedForms(schema: z.ZodType): Generator<URLSearchParams> {
  const names = [...fieldNamesOf(schema)];
  const values = [...wrong, ...likely, ...choicesOf(schema)];
  yield new URLSearchParams();
  for (const value of values) yield new URLSearchParams(names.map((name) => [name, value]));
  for (const base of [...likely, ...choicesOf(schema)]) {
    for (const name of names) {
      for (const value of ["", " \u200B ", "x", "x".repeat(70_000)]) {
        yield new URLSearchParams(names.map((one) => [one, one === name ? value : base]));
      }
    }
  }
  // A field that is sent twice is a list where a text is expected.
  yield new URLSearchParams(
    names.flatMap((name) => [
      [name, "a"],
      [name, "b"],
    ]),
  );
}

function problemsOf(schema: z.ZodType): Set<string> {
  const found = new Set<string>();
  for (const fields of triedForms(schema)) {
    const submission = parseForm(fields, schema);
    if (submission.status !== "error") continue;
    for (const names of Object.values(submission.error ?? {})) for (const name of names ?? []) found.add(name);
  }
  return found;
}

test.each(Object.entries(forms))("every mistake in %s has a sentence in both languages", (_name, [section, schema]) => {
  const found = problemsOf(schema);
  for (const language of languages) {
    const t = translator(language);
    const without = [...found].filter((problem) => {
      const name = problem.split(":")[0] ?? "";
      const keys = [`${section}.${name}`, `shell:problems.${name}`];
      return !keys.some((key) => translation(language).exists(key));
    });
    expect(without).toEqual([]);
    for (const name of found)
      expect(problemSentence(t, section, name)).not.toMatch(/Invalid|undefined|expected|problems\./);
  }
});

test.each(Object.entries(forms))("in %s a text that shows nothing is the same as none", (_name, [, schema]) => {
  const names = [...fieldNamesOf(schema)];
  const errorsOf = (value: string) => {
    const submission = parseForm(new URLSearchParams(names.map((name) => [name, value])), schema);
    return submission.status === "error" ? submission.error : null;
  };
  for (const blank of blanks) expect(errorsOf(blank)).toEqual(errorsOf(""));
});

test("ten characters are counted that can be seen", () => {
  const textProblem = (text: string) => {
    const submission = parseForm(
      new URLSearchParams({ office: "a", kind: "problem", text }),
      addressedComplaintSchema(["a"]),
    );
    return submission.status === "error" ? submission.error?.["text"] : null;
  };
  expect(textProblem(`quá${invisible}chậm`)).toEqual(["textShort"]);
  expect(textProblem("một hai b")).toEqual(["textShort"]);
  expect(textProblem("chậm trễ quá lâu")).toBeNull();
});
