import type { Instant } from "#app/platform/day.ts";

/** A language for citizens besides Vietnamese and English; its texts are data. */
export interface LanguagesTable {
  /** As in BCP 47, such as `km`; the primary key. */
  code: string;
  /** What the language calls itself. */
  name: string;
  /** Increased by one at every change of a text; tells every process that its copy is old. */
  revision: number;
  /** When a person offered the language to citizens; null while nobody has. An incomplete one is not shown. */
  offered_at: Instant | null;
}
