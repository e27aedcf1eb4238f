import type { Request } from "express";
import { isLanguage, type Language } from "#app/i18n/languages.ts";

/** The language of answers to software: the one it prefers, else Vietnamese. */
export function acceptedLanguage(request: Request): Language {
  const accepted = request.acceptsLanguages("vi", "en");
  return typeof accepted === "string" && isLanguage(accepted) ? accepted : "vi";
}
