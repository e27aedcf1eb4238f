import type { ActionFunctionArgs } from "@remix-run/node";
import { readForm } from "#app/platform/forms/form.server.ts";
import { checkKiosk, findKioskCounter } from "#app/ratings/kiosk/check-kiosk.server.ts";
import { findKioskReceipt } from "#app/ratings/kiosk/find-kiosk-receipt.server.ts";
import type { LookedUp } from "#app/ratings/kiosk/kiosk-tap.ts";

/** Looks a code up for the script of a tablet; 403 for a device that is none or is none any more. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const counter = await findKioskCounter(context.db, params["counter"] ?? "");
  const kiosk = counter && (await checkKiosk(context, request, counter));
  if (kiosk?.isRevoked !== false) return new Response(null, { status: 403 });
  const code = (await readForm(request)).get("code");
  const found = await findKioskReceipt(context, typeof code === "string" ? code : "");
  const answer: LookedUp = typeof found === "string" ? { refusal: found } : { receipt: found };
  return Response.json(answer);
}
