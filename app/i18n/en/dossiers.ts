import type { Words } from "../words.ts";
import type { dossiers as vietnamese } from "../vi/dossiers.ts";

export const dossiers: Words<typeof vietnamese> = {};
