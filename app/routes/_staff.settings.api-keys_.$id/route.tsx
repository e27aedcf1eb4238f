import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revokeKey } from "#app/api/keys/create-key.server.ts";
import { listKeys } from "#app/api/keys/list-keys.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Asks in words before a key is revoked. */
export const loader = staffLoader("api-keys.manage", async ({ context, staff, params, t }) => {
  const key = (await listKeys(context.db, staff.officeId)).find(({ id }) => id === params["id"]);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (key === undefined) throw new Response(null, { status: 404 });
  return { title: t("api:keys.revokeTitle", { name: key.name }) };
});

export const action = staffAction("api-keys.manage", async ({ context, staff, params }) => {
  const isKnown = await revokeKey(context, staff, params["id"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!isKnown) throw new Response(null, { status: 404 });
  return redirect(doneAddress("/settings/api-keys", "revoked"), 303);
});

export default function RevokeKeyPage() {
  const t = useT();
  const { title } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings/api-keys" back={t("api:keys.back")} title={title} />
      <form method="post" className="card">
        <p>{t("api:keys.revokeText")}</p>
        <button className="button main">{t("api:keys.revokeYes")}</button>
      </form>
    </div>
  );
}
