import type { Words } from "../words.ts";
import type { deadlines as vietnamese } from "../vi/deadlines.ts";

export const deadlines: Words<typeof vietnamese> = {};
