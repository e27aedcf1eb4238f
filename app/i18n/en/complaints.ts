import type { Words } from "../words.ts";
import type { complaints as vietnamese } from "../vi/complaints.ts";

export const complaints: Words<typeof vietnamese> = {};
