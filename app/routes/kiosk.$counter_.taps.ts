import type { ActionFunctionArgs } from "@remix-run/node";
import { readForm } from "#app/platform/forms/form.server.ts";
import { checkKiosk, findKioskCounter } from "#app/ratings/kiosk/check-kiosk.server.ts";
import type { TapsAnswer } from "#app/ratings/kiosk/kiosk-tap.ts";
import { readSentTaps } from "#app/ratings/kiosk/sent-taps.ts";
import { takeKioskTap } from "#app/ratings/kiosk/take-taps.server.ts";

/** Takes what waits on a tablet, each rating by itself. A tablet whose token was taken back may still hand in. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const counter = await findKioskCounter(context.db, params["counter"] ?? "");
  const kiosk = counter && (await checkKiosk(context, request, counter));
  if (kiosk === undefined) return new Response(null, { status: 403 });
  const taps = readSentTaps((await readForm(request)).get("taps"));
  if (taps === undefined) return new Response(null, { status: 400 });
  const answer: TapsAnswer = { isRevoked: kiosk.isRevoked, done: [] };
  for (const tap of taps) {
    const outcome = await takeKioskTap(context, kiosk, tap);
    if (outcome !== undefined) answer.done.push({ id: tap.id, outcome });
  }
  return Response.json(answer);
}
