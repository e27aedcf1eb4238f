import { readAttachment } from "#app/complaints/attachments/find-attachment.server.ts";
import { handOut } from "#app/complaints/attachments/hand-out.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** A file of a case, for staff; every access is recorded. */
export const loader = staffLoader("complaint.open", async ({ context, staff, params }) =>
  handOut(
    context,
    await readAttachment(context, staff, params["reference"] ?? "", params["id"] ?? ""),
    `/inbox/${encodeURIComponent(params["reference"] ?? "")}`,
  ),
);
