import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listOrganisation } from "#app/dossiers/organisation/list-organisation.server.ts";
import { qrPicture } from "#app/dossiers/receipts/receipt-qr.server.ts";
import { ReceiptQr } from "#app/dossiers/receipts/receipt-qr.tsx";
import { useT } from "#app/i18n/page.tsx";
import { doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { KioskForm } from "#app/ratings/kiosk/kiosk-form.tsx";
import { KioskList } from "#app/ratings/kiosk/kiosk-list.tsx";
import { kioskAddress } from "#app/ratings/kiosk/kiosk-screen.ts";
import { formatPairingCode, newKioskSchema, pairingMinutes } from "#app/ratings/kiosk/kiosk.ts";
import { listKiosks } from "#app/ratings/kiosk/list-kiosks.server.ts";
import { addKiosk } from "#app/ratings/kiosk/pair-kiosk.server.ts";
import { SettingsPage } from "#app/settings/settings-page.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

/** Millimetres on a screen, from which a tablet scans it. */
const qrSide = 50;

/** The tablets of the office. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => ({
  title: t("settings:pages.kiosks.title"),
  done: doneIn(request.url, ["revoked"]),
  publicUrl: context.settings.publicUrl,
  counters: (await listOrganisation(context.db, staff.officeId, "counters")).map(({ id, name }) => ({ id, name })),
  kiosks: await listKiosks(context.db, staff.officeId, context.clock.now()),
}));

/** Answers with the pairing code instead of leading elsewhere: it is shown once and stored nowhere. */
export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), newKioskSchema);
  if (submission.status !== "success") return data({ added: null, lastResult: submission.reply() }, { status: 400 });
  const outcome = await addKiosk(context, staff, submission.value);
  if (outcome.ok) {
    const address = context.settings.publicUrl + kioskAddress(outcome.counterCode);
    const { name } = submission.value;
    const code = formatPairingCode(outcome.pairingCode);
    return data({ added: { name, code, address, qr: qrPicture(address, qrSide) }, lastResult: null });
  }
  const fieldErrors = { [outcome.reason === "counterMissing" ? "counterId" : "name"]: [outcome.reason] };
  const reply = outcome.reason === "tooMany" ? { formErrors: [outcome.reason] } : { fieldErrors };
  return data({ added: null, lastResult: submission.reply(reply) }, { status: 409 });
});

export default function KiosksPage() {
  const t = useT();
  const { title, done, publicUrl, counters, kiosks } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const added = answered?.added ?? undefined;
  return (
    <SettingsPage title={title} isSaved={false}>
      {done !== undefined && answered === undefined && (
        <Done>
          <p>{t("kiosk:settings.revokedDone")}</p>
        </Done>
      )}
      {added !== undefined && (
        <Done>
          <h2>{t("kiosk:settings.addedTitle", { name: added.name })}</h2>
          <p>{t("kiosk:settings.addedText", { minutes: pairingMinutes })}</p>
          <p>
            {t("kiosk:settings.address")}: <code className="whole">{added.address}</code>
          </p>
          <p>
            {t("kiosk:settings.pairingCode")}: <strong className="code">{added.code}</strong>
          </p>
          <p className="on-screen">
            <ReceiptQr picture={added.qr} label={t("kiosk:settings.qr")} />
          </p>
        </Done>
      )}
      <p className="muted">{t("kiosk:settings.intro")}</p>
      <KioskList kiosks={kiosks} publicUrl={publicUrl} />
      <KioskForm key={added?.code ?? ""} counters={counters} lastResult={answered?.lastResult ?? undefined} />
    </SettingsPage>
  );
}
