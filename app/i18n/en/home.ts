import type { Words } from "../words.ts";
import type { home as vietnamese } from "../vi/home.ts";

export const home: Words<typeof vietnamese> = {};
