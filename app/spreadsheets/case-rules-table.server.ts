import { caseRulesSchema } from "#app/complaints/case/case-rules.ts";
import { findCaseRules } from "#app/complaints/case/find-case-rules.server.ts";
import { saveCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import { findReminderPlan, saveReminderPlan } from "#app/deadlines/due/set-reminder-plan.server.ts";
import { readReminderTime, type ReminderPlan } from "#app/deadlines/due/reminder-plan.ts";
import { translator } from "#app/i18n/translate.ts";
import { searchText } from "#app/platform/text/search.ts";
import { changesBetween } from "#app/staff/audit/audit-entry.ts";
import type { SettingNote } from "#app/staff/audit/audit.server.ts";
import type { OfficeTable } from "./office-table.ts";
import type { TableSource } from "./table-source.server.ts";

/** The rules for cases, one per row, with the hours in which reminders are sent. */
const ruleNames = [
  "answerNeedsApproval",
  "reopenDays",
  "documentSymbol",
  "letterSigner",
  "archiveLine",
  "remindersFrom",
  "remindersUntil",
] as const;
type RuleName = (typeof ruleNames)[number];

const yesWords = ["co", "yes", "true", "x", "1"];
const noWords = ["khong", "no", "false", "0", ""];

export const caseRulesTable: TableSource = {
  section: "complaints:rules",
  page: "/settings/cases",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const t = translator(language);
    const [rules, plan] = await Promise.all([findCaseRules(db, officeId), findReminderPlan(db, officeId)]);
    const values: Record<RuleName, string> = {
      answerNeedsApproval: t(rules.answerNeedsApproval ? "settings:values.yes" : "settings:values.no"),
      reopenDays: String(rules.reopenDays),
      documentSymbol: rules.documentSymbol,
      letterSigner: rules.letterSigner,
      archiveLine: rules.archiveLine,
      remindersFrom: plan.opensAt,
      remindersUntil: plan.closesAt,
    };
    return {
      columns: [
        { name: "rule", role: "key", width: 48, choices: ruleChoices(language) },
        { name: "value", role: "value", width: 40 },
      ],
      rows: ruleNames.map((rule) => ({ key: rule, cells: { rule, value: values[rule] } })),
      mayAdd: false,
      mayRemove: false,
      check: ({ rule, value = "" }) => {
        const problem = problemOf(rule, value);
        return problem === undefined ? [] : [{ column: "value", problem }];
      },
    };
  },
  async save(_context, tx, { officeId }, changes) {
    const given: Partial<Record<string, string>> = Object.fromEntries(
      changes.map(({ after }) => [after["rule"] ?? "", after["value"] ?? ""]),
    );
    const notes: SettingNote[] = [];
    const rules = await findCaseRules(tx, officeId);
    const { reopenDays, documentSymbol, letterSigner, archiveLine } = caseRulesSchema.shape;
    const next = {
      answerNeedsApproval: yesOf(given["answerNeedsApproval"]) ?? rules.answerNeedsApproval,
      reopenDays: reopenDays.parse(given["reopenDays"] ?? rules.reopenDays),
      documentSymbol: documentSymbol.parse(given["documentSymbol"] ?? rules.documentSymbol),
      letterSigner: letterSigner.parse(given["letterSigner"] ?? rules.letterSigner),
      archiveLine: archiveLine.parse(given["archiveLine"] ?? rules.archiveLine),
    };
    const saved = await saveCaseRules(tx, officeId, next);
    if (saved.changes?.length !== 0) notes.push(saved);
    const plan = await findReminderPlan(tx, officeId);
    const hours = {
      ...plan,
      opensAt: readReminderTime(given["remindersFrom"] ?? "") ?? plan.opensAt,
      closesAt: readReminderTime(given["remindersUntil"] ?? "") ?? plan.closesAt,
    };
    const change = changes.find(({ after }) => after["rule"] === "remindersUntil" || after["rule"] === "remindersFrom");
    if (change !== undefined) {
      if (hours.closesAt <= hours.opensAt) return { ok: false, refused: { change, problem: "hoursOutOfOrder" } };
      await saveReminderPlan(tx, officeId, hours);
      notes.push({
        action: "reminders-changed",
        subject: officeId,
        changes: changesBetween(hoursOf(plan), hoursOf(hours)),
      });
    }
    return { ok: true, notes };
  },
};

function ruleChoices(language: "vi" | "en") {
  const words = (one: "vi" | "en", rule: RuleName) => translator(one)(`settings:fields.${rule}`);
  return ruleNames.map((value) => ({
    value,
    label: words(language, value),
    also: [words("vi", value), words("en", value)],
  }));
}

function problemOf(rule: string | undefined, value: string): string | undefined {
  if (rule === "answerNeedsApproval") return yesOf(value) === undefined ? "yesOrNo" : undefined;
  if (rule === "remindersFrom" || rule === "remindersUntil")
    return readReminderTime(value) === undefined ? "hour" : undefined;
  if (rule !== "reopenDays" && rule !== "documentSymbol" && rule !== "letterSigner" && rule !== "archiveLine")
    return "choice";
  // Number("") is 0.
  if (rule === "reopenDays" && value === "") return "reopenDaysWrong";
  return caseRulesSchema.shape[rule].safeParse(value).error?.issues[0]?.message;
}

function yesOf(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  const plain = searchText(value);
  if (yesWords.includes(plain)) return true;
  return noWords.includes(plain) ? false : undefined;
}

const hoursOf = ({ opensAt, closesAt }: ReminderPlan) => ({ remindersFrom: opensAt, remindersUntil: closesAt });
