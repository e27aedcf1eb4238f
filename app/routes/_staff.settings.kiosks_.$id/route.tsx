import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { listKiosks } from "#app/ratings/kiosk/list-kiosks.server.ts";
import { revokeKiosk } from "#app/ratings/kiosk/pair-kiosk.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Asks in words before the token of a tablet is taken back. */
export const loader = staffLoader("settings.edit", async ({ context, staff, params, t }) => {
  const kiosks = await listKiosks(context.db, staff.officeId, context.clock.now());
  const kiosk = kiosks.find(({ id }) => id === params["id"]);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (kiosk === undefined) throw new Response(null, { status: 404 });
  return { title: t("kiosk:settings.revokeTitle", { name: kiosk.name }) };
});

export const action = staffAction("settings.edit", async ({ context, staff, params }) => {
  const isKnown = await revokeKiosk(context, staff, params["id"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!isKnown) throw new Response(null, { status: 404 });
  return redirect(doneAddress("/settings/kiosks", "revoked"), 303);
});

export default function RevokeKioskPage() {
  const t = useT();
  const { title } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/kiosks" back={t("kiosk:settings.back")} title={title} />
      <form method="post" className="card">
        <p>{t("kiosk:settings.revokeText")}</p>
        <button className="button main">{t("kiosk:settings.revokeYes")}</button>
      </form>
    </div>
  );
}
