import type { Words } from "../words.ts";
import type { results as vietnamese } from "../vi/results.ts";

export const results: Words<typeof vietnamese> = {};
