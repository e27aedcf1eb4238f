import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPart } from "#app/dossiers/organisation/list-organisation.server.ts";
import { MergeChoice, MergeConfirm } from "#app/dossiers/organisation/merge-form.tsx";
import { mergeParts } from "#app/dossiers/organisation/merge-organisation.server.ts";
import { organisationKinds, partMergeSchema } from "#app/dossiers/organisation/organisation-part.ts";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { startMoving } from "#app/jobs/move-merged.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { ChangeHistory } from "#app/settings/change-history.tsx";
import { listChangesOf } from "#app/staff/audit/list-audit-entries.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Facts, Notice, SubpageHead } from "#app/ui/parts.tsx";

/** One unit or counter: what belongs to it, who renamed it, and merging it into another one, with a preview. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, params }) => {
  const { kind, id } = wanted(params);
  const found = await findPart(context.db, staff.officeId, kind, id);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (found === undefined) throw new Response(null, { status: 404 });
  const chosen = new URL(request.url).searchParams.get("into");
  return {
    ...found,
    kind,
    title: found.part.name,
    done: doneIn(request.url, ["merged"]),
    chosen: found.targets.find((target) => target.id === chosen),
    changes: await listChangesOf(context.db, staff.officeId, "organisation-named", id),
  };
});

const refusals = { "changed-meanwhile": "changedMeanwhile", target: "intoGone" } as const;

export const action = staffAction("settings.edit", async ({ context, staff, params, request }) => {
  const { kind, id } = wanted(params);
  const submission = parseForm(await readForm(request), partMergeSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { into, shown } = submission.value;
  const outcome = await mergeParts(context, staff, kind, { id, into, shown });
  if (!outcome.ok) {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
    if (outcome.reason === "not-found") throw new Response(null, { status: 404 });
    const lastResult = submission.reply({ formErrors: [refusals[outcome.reason]] });
    return data({ lastResult }, { status: 409 });
  }
  await startMoving(context);
  return redirect(doneAddress(`/settings/organisation/${kind}/${id}`, "merged"), 303);
});

function wanted(params: Readonly<Record<string, string | undefined>>) {
  const kind = organisationKinds.find((one) => one === params["kind"]);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (kind === undefined) throw new Response(null, { status: 404 });
  return { kind, id: params["id"] ?? "" };
}

export default function OrganisationPartPage() {
  const t = useT();
  const { language } = usePage();
  const { title, kind, part, into, merged, counts, targets, chosen, changes, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isMoving = into !== undefined && counts.dossiers + counts.cases + counts.people > 0;
  const belongs = (["dossiers", ...(kind === "units" ? (["cases", "people"] as const) : [])] as const).map(
    (what) => [t(`settings:organisation.${what}`), formatCount(counts[what], language)] as const,
  );
  return (
    <div className="narrow">
      <SubpageHead above="/settings/organisation" back={t("settings:organisation.back")} title={title} />
      {done !== undefined && refused === undefined && (
        <Done>
          <p>{t("settings:organisation.doneMerged")}</p>
        </Done>
      )}
      <Facts items={[[t("settings:organisation.kind"), t(`settings:organisation.${kind}`)], ...belongs]} />
      {merged.length > 0 && (
        <p>{t("settings:organisation.mergedHere", { names: merged.map(({ name }) => name).join("; ") })}</p>
      )}
      {refused !== undefined && (into ?? chosen) === undefined && (
        <Notice kind="wrong">
          <p>{t("settings:organisation.problems.intoGone")}</p>
        </Notice>
      )}
      {into === undefined ? (
        <>
          {chosen !== undefined && (
            <MergeConfirm part={part} into={chosen} counts={counts} lastResult={refused?.lastResult} />
          )}
          <MergeChoice kind={kind} part={part} targets={targets} into={chosen?.id ?? ""} />
        </>
      ) : (
        <Notice kind={isMoving ? "careful" : "good"}>
          <p>
            {t("settings:organisation.mergedInto")}{" "}
            <a href={`/settings/organisation/${kind}/${into.id}`}>{into.name}</a>.{" "}
            {t(isMoving ? "settings:organisation.moving" : "settings:organisation.moved")}
          </p>
        </Notice>
      )}
      <ChangeHistory changes={changes} none={t("settings:organisation.noHistory")} />
    </div>
  );
}
