import type { Generated } from "kysely";
import type { MediaType } from "#app/complaints/attachments/attachment.ts";
import type { Instant } from "#app/platform/day.ts";

/**
 * A file sent with a complaint. The bytes are stored below the data folder, outside everything the server publishes.
 */
export interface AttachmentsTable {
  id: string;
  office_id: string;
  complaint_id: string;
  /** The name under which it was sent, without dangerous characters: for display only, never part of a path. */
  original_name: string;
  /** Determined from the content, not from the name. */
  media_type: MediaType;
  /** Size of the stored file: pictures are encoded again, without their camera's data. */
  bytes: number;
  /** SHA-256 of the stored file, in hex. */
  sha256: string;
  /** The random name of the file in the folder of attachments; unique. */
  stored_name: string;
  added_at: Instant;
  added_by: "citizen" | "staff";
  /** What the examination found, for staff to read before they open the file: `FileRemark`s joined by spaces. */
  remarks: Generated<string>;
}
