import type { Language } from "./languages.ts";
import { shell as shellEn } from "./en/shell.ts";
import { shell as shellVi } from "./vi/shell.ts";

const vi = { shell: shellVi };
const en = { shell: shellEn } satisfies Record<keyof typeof vi, unknown>;

/** All messages by language and area (namespace). */
export const messages = { vi, en } satisfies Record<Language, unknown>;

/** Vietnamese decides which keys exist. */
export type Messages = typeof vi;
