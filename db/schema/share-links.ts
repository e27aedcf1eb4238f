import type { Day, Instant } from "#app/platform/day.ts";
import type { SharedPage } from "#app/reports/sharing/share.ts";

/** A link by which somebody without an account reads one page of figures of the office, or one report, until it ends. */
export interface ShareLinksTable {
  id: string;
  office_id: string;
  /** SHA-256 of the secret in the link, hexadecimal; the secret itself is stored nowhere. Unique. */
  digest: string;
  /** For whom the link is: "Giám đốc Sở". */
  reader: string;
  page: SharedPage;
  /** The revision of the report that it shows; null if `page` is not "report". */
  report_id: string | null;
  created_at: Instant;
  created_by: string;
  /** The last day on which it opens. */
  ends_on: Day;
  revoked_at: Instant | null;
  revoked_by: string | null;
  /** How often a person opened it; previews of messengers are not counted. */
  opened: number;
  last_opened_on: Day | null;
}
