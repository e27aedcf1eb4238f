import type { Generated } from "kysely";
import type { MediaType } from "#app/complaints/attachments/attachment.ts";
import type { Instant } from "#app/platform/day.ts";

/** A file that came with a complaint. The bytes lie below the data folder, outside everything the server publishes. */
export interface AttachmentsTable {
  id: string;
  office_id: string;
  complaint_id: string;
  /** The name it was sent under, cleaned: for reading only, never part of a path. */
  original_name: string;
  /** Decided by the content, not by the name. */
  media_type: MediaType;
  /** Of the file as it is kept: pictures are made anew without their camera's data. */
  bytes: number;
  /** SHA-256 of the file as it is kept, in hex. */
  sha256: string;
  /** Random name in the folder of attachments; unique. */
  stored_name: string;
  added_at: Instant;
  added_by: "citizen" | "staff";
  /** What the examination noticed, for staff to read before they open it: `FileRemark`s joined by spaces. */
  remarks: Generated<string>;
}
