import type { Words } from "../words.ts";
import type { ratings as vietnamese } from "../vi/ratings.ts";

export const ratings: Words<typeof vietnamese> = {};
