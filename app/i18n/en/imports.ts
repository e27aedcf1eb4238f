import type { Words } from "../words.ts";
import type { imports as vietnamese } from "../vi/imports.ts";

export const imports: Words<typeof vietnamese> = {};
