import type { Request, Response } from "express";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import { acceptedLanguage } from "./accepted-language.server.ts";
import type { TypedField } from "#app/platform/forms/typed-fields.server.ts";

/** The kind of problem; each has two texts, `shell:errors.{kind}Title` and `…Text`. */
export type ProblemKind =
  | "badAddress"
  | "notFound"
  | "forbidden"
  | "foreignOrigin"
  | "tooLarge"
  | "lengthRequired"
  | "method"
  | "otherOffice"
  | "tooSlow"
  | "tooMany"
  | "unavailable"
  | "tapNotRecorded"
  | "notRecorded"
  | "broken";

export interface Problem {
  status: number;
  kind: ProblemKind;
  /** The number of the incident, also in the log. */
  incident: string;
  /** The form that could not be saved, offered to be sent again to the same address. */
  again?: readonly TypedField[];
}

/** Seconds after which to try again if nothing can be saved. */
const retryAfterSeconds = 10;

/**
 * Answers with the product's own page about a problem, in the reader's language. The page is built from texts only and
 * needs neither Remix nor the database. Software gets application/problem+json (RFC 9457).
 */
export function answerProblem(request: Request, response: Response, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, kind, incident } = problem;
  const language = isApi(request.path)
    ? acceptedLanguage(request)
    : languageOf({
        url: String(response.locals["publicUrl"] ?? "http://page") + request.originalUrl,
        headers: { get: (name) => request.get(name) ?? null },
      });
  const t = translator(language);
  for (const name of ["ETag", "Last-Modified", "Content-Encoding", "Content-Disposition"]) response.removeHeader(name);
  response.status(status).setHeader("Cache-Control", "no-store");
  if (status === 503) response.setHeader("Retry-After", String(retryAfterSeconds));
  // The body may not have been read completely, so the connection cannot be used for another request.
  if (request.method !== "GET" && request.method !== "HEAD") response.setHeader("Connection", "close");
  if (isForSoftware(request.path)) {
    const detail = t(`shell:errors.${kind}Text`);
    const body = { status, title: t(`shell:errors.${kind}Title`), detail, incident };
    response.type("application/problem+json").send(JSON.stringify(body));
    return;
  }
  response.type("text/html; charset=utf-8").send(problemDocument(language, problem, look(response)));
}

function isForSoftware(path: string): boolean {
  return isApi(path) || path.endsWith(".json");
}

function isApi(path: string): boolean {
  return path.startsWith("/api/v1/");
}

interface Look {
  nonce: string;
  style: string;
}

function look(response: Response): Look {
  return { nonce: String(response.locals["nonce"] ?? ""), style: String(response.locals["style"] ?? "") };
}

/** The HTML of the page, built from texts only. */
export function problemDocument(language: Language, problem: Problem, { nonce, style }: Look): string {
  const t = translator(language);
  const title = escaped(t(`shell:errors.${problem.kind}Title`));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${escaped(t("shell:product"))}</title>
<link rel="icon" href="data:,">
<style nonce="${escaped(nonce)}">${style}</style>
</head>
<body>
<header class="top"><a class="brand" href="/">${escaped(t("shell:product"))}</a></header>
<main class="page" id="main"><div class="stack">
<h1>${title}</h1>
<p>${escaped(t(`shell:errors.${problem.kind}Text`))}</p>
${problem.again === undefined ? "" : formAgain(t, problem.again)}
<p>${escaped(t("shell:errors.reference"))}: <span class="code">${escaped(problem.incident)}</span></p>
<p><a class="button" href="/">${escaped(t("shell:home"))}</a></p>
</div></main>
</body>
</html>
`;
}

/** A form without an action is sent to the address of its page, which is the address of the failed request. */
function formAgain(t: Translate, fields: readonly TypedField[]): string {
  return `<form method="post">
${fields.map((field) => givenBack(t, field)).join("\n")}
<p><button class="button main" type="submit">${escaped(t("shell:errors.sendAgain"))}</button></p>
</form>`;
}

const shortestText = 30;

/** Long texts are shown, so that they can be copied; choices and short texts become hidden fields. */
function givenBack(t: Translate, { name, value }: TypedField): string {
  if (value.length < shortestText && !value.includes("\n")) {
    return `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;
  }
  const label = escaped(t("shell:errors.typed"));
  // HTML ignores the first line break after the tag.
  return `<p class="field"><label>${label}<textarea class="input" name="${escaped(name)}">\n${escaped(value)}</textarea></label></p>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
