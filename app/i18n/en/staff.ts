import type { Words } from "../words.ts";
import type { staff as vietnamese } from "../vi/staff.ts";

export const staff: Words<typeof vietnamese> = {};
