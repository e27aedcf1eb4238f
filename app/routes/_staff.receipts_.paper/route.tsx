import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { formErrorsOf, typedTexts } from "#app/platform/forms/typed-texts.ts";
import { enterSlips } from "#app/ratings/paper/enter-slips.server.ts";
import { listSlips } from "#app/ratings/paper/list-slips.server.ts";
import { EnteredSlips, PaperForm } from "#app/ratings/paper/paper-form.tsx";
import { paperSlipsSchema, slipsInForm, typedSlips } from "#app/ratings/paper/paper-slip.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

/** Ratings that citizens gave on paper, typed in by the stack. */
export const loader = staffLoader("ratings.enter", async ({ context, staff, request, t }) => ({
  title: t("ratings:paper.title"),
  done: doneIn(request.url, ["entered"]),
  slips: await listSlips(context.db, staff.officeId),
}));

export const action = staffAction("ratings.enter", async ({ context, staff, request }) => {
  const submission = parseForm(await readForm(request), paperSlipsSchema);
  const typed = typedSlips(typedTexts(submission));
  if (submission.status !== "success") {
    return data({ entered: 0, lines: typed, formErrors: formErrorsOf(submission) }, { status: 400 });
  }
  const { entered, refused } = await enterSlips(context, staff, typed);
  if (refused.length === 0) return redirect(doneAddress("/receipts/paper", entered === 0 ? null : "entered"), 303);
  const lines = typed.map((slip, index) => {
    const problem = refused.find((one) => one.index === index)?.problem;
    return problem === undefined ? { code: "", score: "", comment: "" } : { ...slip, problem };
  });
  return data({ entered, lines, formErrors: undefined }, { status: 400 });
});

export default function PaperSlipsPage() {
  const t = useT();
  const { title, done, slips } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <SubpageHead above="/receipts" back={t("dossiers:print.title")} title={title} />
      {done !== undefined && refused === undefined && (
        <Done>
          <p>{t("ratings:paper.done")}</p>
        </Done>
      )}
      <p className="muted">{t("ratings:paper.lead")}</p>
      <PaperForm lines={slipsInForm} refused={refused} />
      <EnteredSlips slips={slips} />
    </>
  );
}
