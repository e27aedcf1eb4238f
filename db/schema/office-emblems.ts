import type { Instant } from "#app/platform/day.ts";

/** The emblem of an office, shown to citizens and printed on its papers. An office without one has no row. */
export interface OfficeEmblemsTable {
  office_id: string;
  type: "image/png" | "image/jpeg";
  /** The picture in base64, made anew from the uploaded one and at most some twenty kilobytes. */
  content: string;
  /** SHA-256 of the picture in hex: part of its address, so that a browser never shows an older one. */
  digest: string;
  /** Pixels. */
  width: number;
  height: number;
  /** What it shows, for people who do not see it. */
  alternative: string;
  set_at: Instant;
}
