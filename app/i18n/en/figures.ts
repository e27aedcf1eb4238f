import type { Words } from "../words.ts";
import type { figures as vietnamese } from "../vi/figures.ts";

export const figures: Words<typeof vietnamese> = {};
