import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOwnAttachment } from "#app/complaints/attachments/find-attachment.server.ts";
import { handOut } from "#app/complaints/attachments/hand-out.server.ts";
import { readSecretCookie } from "#app/complaints/following/follow-cookie.server.ts";

/** A file of a case, for its sender, whose browser has the secret. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const cookie = readSecretCookie(request);
  const file =
    cookie && (await readOwnAttachment(context, params["reference"] ?? "", cookie.secret, params["id"] ?? ""));
  return handOut(context, file, `/t/${encodeURIComponent(params["reference"] ?? "")}`);
}
