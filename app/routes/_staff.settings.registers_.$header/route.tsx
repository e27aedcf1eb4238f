import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { chosenFields, fieldsAt, judgeChoice, toldColumnsSchema } from "#app/imports/profiles/column-profile.ts";
import { carriedColumns, changeProfile, findProfile } from "#app/imports/profiles/column-profiles.server.ts";
import { ColumnsForm } from "#app/imports/profiles/columns-form.tsx";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";

/** One profile: what each of its columns is. */
export const loader = staffLoader("settings.edit", async ({ context, staff, params, t }) => {
  const profile = await findProfile(context.db, staff.officeId, params["header"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (profile === undefined) throw new Response(null, { status: 404 });
  return { title: t("imports:profiles.changeTitle"), profile, before: carriedColumns(profile) };
});

export const action = staffAction("settings.edit", async ({ context, staff, params, request }) => {
  const form = await readForm(request);
  const chosen = chosenFields(form);
  const submission = parseForm(form, toldColumnsSchema);
  if (submission.status !== "success")
    return data({ chosen, problems: [], answer: "notSent" as const }, { status: 400 });
  const profile = await findProfile(context.db, staff.officeId, params["header"] ?? "");
  if (profile === undefined) return data({ chosen, problems: [], answer: "changed" as const }, { status: 409 });
  const choice = judgeChoice(profile.headings, chosen);
  if (!choice.ok) return data({ chosen, problems: choice.problems, answer: null }, { status: 400 });
  const { before } = submission.value;
  const isSaved = await changeProfile(context, staff, { headings: profile.headings, columns: choice.columns, before });
  if (!isSaved) return data({ chosen, problems: [], answer: "changed" as const }, { status: 409 });
  return redirect(doneAddress("/settings/registers", "saved"), 303);
});

export default function ProfilePage() {
  const t = useT();
  const { title, profile, before } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { headings, header, columns } = profile;
  return (
    <div className="narrow">
      <SubpageHead above="/settings/registers" back={t("settings:pages.registers.title")} title={title} />
      {refused?.answer !== undefined && refused.answer !== null && (
        <Notice kind="wrong">
          <p role="alert">{t(`imports:tell.answers.${refused.answer}`)}</p>
        </Notice>
      )}
      <p>{t("imports:profiles.changeIntro")}</p>
      <ColumnsForm
        columns={{ headings, header, before, samples: [], line: undefined }}
        chosen={refused?.chosen ?? fieldsAt(columns)}
        problems={refused?.problems ?? []}
        submit={t("imports:tell.save")}
      />
    </div>
  );
}
