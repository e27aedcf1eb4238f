import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { erasePersonalData } from "#app/complaints/personal-data/erase-personal-data.server.ts";
import { ErasureForm, StoredData } from "#app/complaints/personal-data/erasure-form.tsx";
import { erasureSchema } from "#app/complaints/personal-data/erasure.ts";
import { findPersonalData } from "#app/complaints/personal-data/find-personal-data.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { backIn, keptBack, withBack } from "#app/platform/forms/back.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The personal data of a case's sender: what is stored, to be exported or erased on that person's request. */
export const loader = staffLoader("complaint.personal-data", async ({ context, staff, params, request, t }) => {
  const stored = await findPersonalData(context.db, staff, params["reference"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (stored === undefined) throw new Response(null, { status: 404 });
  const { reference } = stored;
  return {
    title: t("complaints:personalData.title", { reference }),
    stored,
    back: backIn(new URL(request.url).searchParams),
    done: doneIn(request.url, ["erase"]),
  };
});

export const action = staffAction("complaint.personal-data", async ({ context, staff, params, request }) => {
  const reference = params["reference"] ?? "";
  const back = keptBack(backIn(new URL(request.url).searchParams));
  const submission = parseForm(await readForm(request), erasureSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const outcome = await erasePersonalData(context, staff, reference, submission.value.reason);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!outcome.ok && outcome.reason === "not-found") throw new Response(null, { status: 404 });
  if (!outcome.ok && outcome.reason === "open") return data(submission.reply(), { status: 409 });
  // A second tap finds the data erased; the page says the same.
  return redirect(doneAddress(`/inbox/${encodeURIComponent(reference)}/personal-data`, "erase", back), 303);
});

export default function PersonalDataPage() {
  const t = useT();
  const { title, stored, back, done } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <SubpageHead
        above={withBack(`/inbox/${stored.reference}`, back)}
        back={t("complaints:personalData.back")}
        title={title}
      />
      {done === "erase" && stored.erasedOn !== null && lastResult === undefined && (
        <Done>
          <p>{t("complaints:personalData.done")}</p>
        </Done>
      )}
      <p className="muted">{t("complaints:personalData.lead")}</p>
      <StoredData stored={stored} />
      <ErasureForm stored={stored} lastResult={lastResult} />
    </>
  );
}
