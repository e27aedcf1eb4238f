import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { plainAddress } from "#app/platform/client-network.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { findTrustRules } from "#app/ratings/suspicion/find-trust-rules.server.ts";
import { OwnNetworksForm } from "#app/ratings/suspicion/own-networks-form.tsx";
import { isInNetworks } from "#app/ratings/suspicion/own-networks.server.ts";
import { setOwnNetworks } from "#app/ratings/suspicion/set-trust-rules.server.ts";
import { ownNetworksSchema } from "#app/ratings/suspicion/trust-rules.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Facts } from "#app/ui/parts.tsx";

/** The office's own networks, the address from which the reader comes, and what the server says about proxies. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => {
  const { ownNetworks } = await findTrustRules(context.db, staff.officeId);
  const address = plainAddress(context.visitor?.address ?? "");
  return {
    title: t("settings:pages.networks.title"),
    done: doneIn(request.url, ["saved"]),
    ownNetworks,
    address,
    isOwn: isInNetworks(ownNetworks, address),
    trustsProxy: context.settings.trustProxy,
  };
});

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), ownNetworksSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const changed = await setOwnNetworks(context, staff, submission.value);
  if (changed.ok) return redirect(doneAddress("/settings/networks", "saved"), 303);
  return data(submission.reply({ formErrors: ["networksChanged"] }), { status: 409 });
});

export default function NetworksPage() {
  const t = useT();
  const { title, done, ownNetworks, address, isOwn, trustsProxy } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <SettingsPage title={title} isSaved={done !== undefined && lastResult === undefined}>
      <p className="muted">{t("suspicion:networks.intro")}</p>
      <Facts
        items={[
          [
            t("suspicion:networks.address"),
            <span key="address" className="code">
              {address}
            </span>,
          ],
          [t("suspicion:networks.isOwn"), t(isOwn ? "suspicion:networks.own" : "suspicion:networks.foreign")],
          ["TRUST_PROXY", t(trustsProxy ? "suspicion:networks.proxy" : "suspicion:networks.noProxy")],
        ]}
      />
      <p className="muted small">{t("suspicion:networks.proxyHint")}</p>
      <OwnNetworksForm ownNetworks={ownNetworks} lastResult={lastResult} />
    </SettingsPage>
  );
}
