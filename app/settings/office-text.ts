import { z } from "zod";
import { messages } from "#app/i18n/messages.ts";
import { languages, type Language } from "#app/i18n/languages.ts";
import type { OfficeTexts } from "#app/i18n/office-words.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { gapsAsQuoted } from "#app/platform/text/text-gap.ts";
import { tidyLine } from "#app/platform/text/typed-line.ts";

/**
 * The texts that an office may write itself: the messages that leave, and a few sentences of its own on the pages of
 * citizens. The product's text stands until the office has one.
 */

/** The form of a text: a subject, a sentence on a page, a text message, or the paragraphs of a letter. */
type TextForm = "line" | "sentence" | "short" | "block";

const longest: Record<TextForm, number> = { line: 150, sentence: 500, short: 300, block: 2000 };

/** A text that can be replaced. */
export interface OfficeTextInfo {
  /** The key of the product's text. */
  key: string;
  group: "pages" | "sender" | "staff";
  form: TextForm;
  /** The names of the values that are filled in. */
  placeholders: readonly string[];
}

const mark = /\{\{\s*([^{}]*?)\s*\}\}/g;

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(mark)].map((match) => match[1] ?? ""))];
}

function info(key: string, group: OfficeTextInfo["group"], form: TextForm): OfficeTextInfo {
  return { key, group, form, placeholders: namesIn(productText(key, "vi")) };
}

/** The product's text of a key. Throws if there is none. */
export function productText(key: string, language: Language): string {
  const [area = "", path = ""] = key.split(":");
  const found = path
    .split(".")
    .reduce<unknown>(
      (node, name) => (node as Record<string, unknown> | undefined)?.[name],
      (messages[language] as Record<string, unknown>)[area],
    );
  if (typeof found !== "string") throw new Error(`no text ${key}`);
  return found;
}

/** The kinds of messages to senders: those whose text has the three forms. */
const senderKinds = Object.entries(messages.vi.notifications.sender).flatMap(([kind, text]) =>
  typeof text === "string" ? [] : [kind],
);

/** Every text that can be replaced, in the order in which they are listed. */
export const officeTextInfos: readonly OfficeTextInfo[] = [
  info("ratings:details.thanks", "pages", "sentence"),
  info("ratings:details.savedText", "pages", "sentence"),
  info("ratings:details.complaintText", "pages", "sentence"),
  info("complaints:status.praiseText", "pages", "sentence"),
  info("complaints:status.overdue", "pages", "sentence"),
  info("notifications:greeting", "sender", "line"),
  ...senderKinds.flatMap((kind) => [
    info(`notifications:sender.${kind}.subject`, "sender", "line"),
    info(`notifications:sender.${kind}.text`, "sender", "block"),
    info(`notifications:sender.${kind}.short`, "sender", "short"),
  ]),
  info("notifications:invitation.subject", "sender", "line"),
  info("notifications:invitation.text", "sender", "block"),
  info("notifications:invitation.short", "sender", "short"),
  info("notifications:sender.follow", "sender", "block"),
  info("notifications:sender.automatic", "sender", "sentence"),
  info("notifications:assigned.subject", "staff", "line"),
  info("notifications:assigned.text", "staff", "block"),
  info("notifications:digest.subject", "staff", "line"),
  info("notifications:digest.subjectLate", "staff", "line"),
  info("notifications:digest.intro", "staff", "sentence"),
  info("notifications:digest.own", "staff", "line"),
  info("notifications:digest.escalated", "staff", "line"),
];

const infoByKey = new Map(officeTextInfos.map((one) => [one.key, one]));

export function findTextInfo(key: string | null | undefined): OfficeTextInfo | undefined {
  return infoByKey.get(key ?? "");
}

/** The placeholders as people write them in each language; the first is the one that is shown. */
const placeholderNames: Record<string, Record<Language, string>> = {
  reference: { vi: "mã tra cứu", en: "reference" },
  number: { vi: "số hồ sơ", en: "dossier number" },
  stop: { vi: "từ chối nhận", en: "unsubscribe" },
  office: { vi: "cơ quan", en: "office" },
  due: { vi: "hạn trả lời", en: "due day" },
  link: { vi: "đường dẫn", en: "link" },
  contact: { vi: "liên hệ", en: "contact" },
  today: { vi: "ngày", en: "day" },
  cases: { vi: "số việc", en: "cases" },
  late: { vi: "số việc quá hạn", en: "late cases" },
};

/** A placeholder as it stands in a text of a language: `{{hạn trả lời}}`. */
export function shownPlaceholder(name: string, language: Language): string {
  return `{{${placeholderNames[name]?.[language] ?? name}}}`;
}

/** The text with its placeholders in the words of its language. */
export function shownText(stored: string, language: Language): string {
  return stored.replace(mark, (_whole, name: string) => shownPlaceholder(name, language));
}

/** The typed text with the placeholders as the product names them; unknown ones stay. */
function storedText(typed: string): string {
  return typed.replace(mark, (whole, written: string) => {
    const plain = written.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
    const names = Object.entries(placeholderNames);
    const name = names.find(([own, words]) => own === plain || languages.some((one) => words[one] === plain))?.[0];
    return name === undefined ? whole : `{{${name}}}`;
  });
}

/** Without the name of the office a text is still whole; without the others it would send people nowhere. */
const mayBeLeftOut = "office";

/**
 * Reads a typed text: tidied, with the product's placeholders. Empty means the product's text. Problems are names of texts
 * below `settings:texts.problems`; blanks and placeholders follow after a colon.
 */
export function readOfficeText(
  { form, placeholders }: OfficeTextInfo,
  typed: string,
): { text: string; problem?: string } {
  const whole = typed.normalize("NFC").replaceAll("\u0000", "").replace(/\r\n?/g, "\n");
  const text = storedText(form === "block" ? tidyBlock(whole) : tidyLine(whole));
  const problem = text === "" ? undefined : problemOf(text, form, placeholders);
  return problem === undefined ? { text } : { text, problem };
}

/** Lines without invisible characters at their ends; at most one empty line in a row. */
function tidyBlock(text: string): string {
  return text
    .split("\n")
    .map((line) => tidyLine(line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function problemOf(text: string, form: TextForm, placeholders: readonly string[]): string | undefined {
  const used = namesIn(text);
  const unknown = used.filter((name) => !placeholders.includes(name));
  if (unknown.length > 0) return `placeholderUnknown:${unknown.map((name) => shownPlaceholder(name, "vi")).join(", ")}`;
  const rest = text.replace(mark, "x");
  if (/\{\{|\}\}/.test(rest)) return "placeholderOpen";
  const missing = placeholders.filter((name) => name !== mayBeLeftOut && !used.includes(name));
  if (missing.length > 0) return `placeholderMissing:${missing.map((name) => shownPlaceholder(name, "vi")).join(", ")}`;
  if (text.length > longest[form]) return `textLong:${String(longest[form])}`;
  const gaps = gapsAsQuoted(rest);
  return gaps === "" ? undefined : `unfilled:${gaps}`;
}

/** The form of a text in both languages; an empty field means the product's text. */
export const officeTextSchema = z
  .object({
    key: z.string().refine((key) => infoByKey.has(key), "keyUnknown"),
    vi: z.string().default(""),
    en: z.string().default(""),
    /** The texts the form was filled with. */
    shown: z.string().default(""),
  })
  .transform(({ key, vi, en, shown }, context) => {
    const known = infoByKey.get(key);
    if (known === undefined) return z.NEVER;
    const read = { vi: readOfficeText(known, vi), en: readOfficeText(known, en) };
    for (const language of languages) {
      const { problem } = read[language];
      if (problem !== undefined) context.addIssue({ code: "custom", message: problem, path: [language] });
    }
    return { key, vi: read.vi.text, en: read.en.text, shown };
  });
export type OfficeTextForm = z.infer<typeof officeTextSchema>;

/** What the form of a text is filled with, to notice that somebody else changed it meanwhile. */
export function officeTextKey(texts: Readonly<Record<Language, OfficeTexts>>, key: string): string {
  return JSON.stringify(languages.map((language) => texts[language][key] ?? ""));
}

/** Values for a preview, as a real case would have them. */
export function sampleValues(
  language: Language,
  office: { name: string; contactLine: string },
): Record<string, string> {
  return {
    reference: "PA-7KQM-4TRX",
    office: office.name,
    due: "30/11/2026",
    link: "https://…/t/PA-7KQM-4TRX".replace("…", "danhgia.coquan.gov.vn"),
    contact: office.contactLine === "" ? office.name : office.contactLine,
    today: language === "vi" ? "thứ Sáu, 20/11/2026" : "Friday, 20/11/2026",
    number: "H13.18-261102-0001",
    stop: "https://danhgia.coquan.gov.vn/stop/…",
    cases: "4",
    late: "1",
  };
}

/** The texts that are not one of the three forms of a message, with their names below `settings:texts.names`. */
const names = {
  "ratings:details.thanks": "thanks",
  "ratings:details.savedText": "savedText",
  "ratings:details.complaintText": "complaintText",
  "complaints:status.praiseText": "praiseText",
  "complaints:status.overdue": "overdue",
  "notifications:greeting": "greeting",
  "notifications:sender.follow": "follow",
  "notifications:sender.automatic": "automatic",
  "notifications:invitation.subject": "invitationSubject",
  "notifications:invitation.text": "invitationText",
  "notifications:invitation.short": "invitationShort",
  "notifications:assigned.subject": "assignedSubject",
  "notifications:assigned.text": "assignedText",
  "notifications:digest.subject": "digestSubject",
  "notifications:digest.subjectLate": "digestSubjectLate",
  "notifications:digest.intro": "digestIntro",
  "notifications:digest.own": "digestOwn",
  "notifications:digest.escalated": "digestEscalated",
} as const;

/** What people call a text: "Báo đã tiếp nhận: Tiêu đề". */
export function textNameOf({ key }: Pick<OfficeTextInfo, "key">, t: Translate): string {
  const name = (names as Partial<Record<string, (typeof names)[keyof typeof names]>>)[key];
  if (name !== undefined) return t(`settings:texts.names.${name}`);
  const [, kind = "", part = ""] = /^notifications:sender\.([a-z-]+)\.(subject|text|short)$/.exec(key) ?? [];
  const word = t as unknown as (key: string) => string;
  return `${word(`notifications:kinds.${kind}`)}: ${word(`settings:texts.parts.${part}`)}`;
}
