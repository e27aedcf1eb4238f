import { z } from "zod";
import { formatDay } from "#app/i18n/format.ts";
import type { Day } from "#app/platform/day.ts";
import { longestAnswer } from "#app/complaints/case/case-forms.ts";
import { tidyText } from "#app/complaints/case/typed-text.ts";

/** The placeholders of templates, as staff write them between {{ and }}. Personal data of the sender is not among them. */
export const placeholders = [
  "mã phản ánh",
  "ngày tiếp nhận",
  "hạn trả lời",
  "số hồ sơ",
  "thủ tục",
  "cơ quan",
  "liên hệ",
  "hôm nay",
] as const;
export type Placeholder = (typeof placeholders)[number];

/** The values of placeholders in one case; null if the case has none, such as the dossier of a case without one. */
export type PlaceholderValues = Readonly<Record<Placeholder, string | null>>;

export interface FilledTemplate {
  text: string;
  /** Placeholders that do not exist (misspelt ones); they stay in the text. */
  unknown: string[];
  /** Placeholders for which this case has no value; they stay in the text. */
  missing: Placeholder[];
}

const shape = /\{\{\s*([^{}]*?)\s*\}\}/g;

function placeholderOf(written: string): Placeholder | undefined {
  const plain = written.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
  return placeholders.find((name) => name === plain);
}

/** Finds placeholders of a text that do not exist, each once, as written. */
export function unknownPlaceholders(text: string): string[] {
  const written = [...text.matchAll(shape)].map((match) => match[1] ?? "");
  return [...new Set(written.filter((name) => placeholderOf(name) === undefined))];
}

/** Fills the known placeholders; a placeholder without a value stays, so that the writer sees it. */
export function fillTemplate(body: string, values: PlaceholderValues): FilledTemplate {
  const missing = new Set<Placeholder>();
  const text = body.replace(shape, (whole, written: string) => {
    const name = placeholderOf(written);
    if (name === undefined) return whole;
    if (values[name] === null) missing.add(name);
    return values[name] ?? whole;
  });
  return { text, unknown: unknownPlaceholders(body), missing: [...missing] };
}

/** The values of a case for the placeholders. */
export interface TemplateCase {
  reference: string;
  receivedOn: Day;
  dueOn: Day;
  dossierNumber: string | null;
  procedureName: string | null;
}

export function valuesOf(
  found: TemplateCase,
  office: { name: string; contactLine: string },
  today: Day,
): PlaceholderValues {
  return {
    "mã phản ánh": found.reference,
    "ngày tiếp nhận": formatDay(found.receivedOn),
    "hạn trả lời": formatDay(found.dueOn),
    "số hồ sơ": found.dossierNumber,
    "thủ tục": found.procedureName,
    "cơ quan": office.name,
    "liên hệ": office.contactLine === "" ? null : office.contactLine,
    "hôm nay": formatDay(today),
  };
}

export const longestTitle = 120;

const oneLine = (text: string) => tidyText(text).replace(/\s+/g, " ");

/** The form of a template. The messages are names of texts below `documents:templates.problems`. */
export const templateSchema = z.object({
  title: z
    .string("titleMissing")
    .transform(oneLine)
    .pipe(z.string().min(1, "titleMissing").max(longestTitle, "titleLong")),
  body: z
    .string("bodyMissing")
    .transform(tidyText)
    .pipe(
      z
        .string()
        .min(1, "bodyMissing")
        .max(longestAnswer, "bodyLong")
        .refine((body) => unknownPlaceholders(body).length === 0, "placeholderUnknown"),
    ),
  procedure: z.string().optional(),
});
export type TemplateInput = z.infer<typeof templateSchema>;

/** A template as offered to the writer of an answer. */
export interface OfferedTemplate {
  id: string;
  title: string;
  /** Null for a template for every case. */
  procedureName: string | null;
}

/** A template on the page where templates are edited. */
export interface StoredTemplate extends OfferedTemplate {
  body: string;
  procedureId: string | null;
  isClosed: boolean;
  revision: number;
}
