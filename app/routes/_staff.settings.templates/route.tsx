import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { templateSchema } from "#app/complaints/templates/answer-template.ts";
import { addTemplate, changeTemplate, closeTemplate } from "#app/complaints/templates/save-template.server.ts";
import { listStoredTemplates, listTemplateProcedures } from "#app/complaints/templates/list-templates.server.ts";
import { TemplateForm } from "#app/complaints/templates/template-form.tsx";
import { samplesLeft } from "#app/complaints/templates/sample-templates.ts";
import { SampleTemplates, TemplateList } from "#app/complaints/templates/template-list.tsx";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";

const address = "/settings/templates";
const changes = ["added", "changed", "close", "offer", "elsewhere"] as const;

/** The templates for answers. `?change={id}` opens one, `?sample={key}` fills the form of a new one. */
export const loader = staffLoader("settings.edit", async ({ context, staff, request, t }) => {
  const templates = await listStoredTemplates(context.db, staff.officeId);
  const query = new URL(request.url).searchParams;
  const asked = query.get("change");
  const samples = samplesLeft(templates);
  return {
    title: t("documents:templates.heading"),
    templates,
    done: doneIn(request.url, changes),
    changed: templates.find(({ id }) => id === asked),
    samples,
    sample: samples.find(({ key }) => key === query.get("sample")),
    procedures: await listTemplateProcedures(context.db, staff.officeId),
  };
});

export const action = staffAction("settings.edit", async ({ context, staff, request }) => {
  const form = await readForm(request);
  const id = form.get("id");
  const seen = typeof id === "string" ? { id, revision: Number(form.get("revision")) } : undefined;
  const intent = form.get("intent");
  if (seen !== undefined && (intent === "close" || intent === "offer")) {
    const closed = await closeTemplate(context, staff, seen, intent === "close");
    if (closed.ok) return redirect(doneAddress(address, intent), 303);
    // Somebody else was faster: the page shows their change.
    if (closed.reason === "changed") return redirect(doneAddress(address, "elsewhere"), 303);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
    throw new Response(null, { status: 404 });
  }
  const submission = parseForm(form, templateSchema);
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const saved =
    seen === undefined
      ? await addTemplate(context, staff, submission.value)
      : await changeTemplate(context, staff, seen, submission.value);
  if (saved.ok) return redirect(doneAddress(address, seen === undefined ? "added" : "changed"), 303);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (saved.reason !== "changed") throw new Response(null, { status: 404 });
  return data(submission.reply({ formErrors: ["changedMeanwhile"] }), { status: 409 });
});

export default function TemplatesPage() {
  const t = useT();
  const { templates, changed, samples, sample, procedures, done } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t("documents:templates.heading")}</h1>
          <p className="muted after-title">{t("documents:templates.lead")}</p>
        </div>
      </div>
      {done !== undefined && lastResult === undefined && (
        <Done kind={done === "elsewhere" ? "careful" : "good"}>
          <p>{t(`documents:templates.done.${done}`)}</p>
        </Done>
      )}
      <div className="columns">
        <div>
          <TemplateList templates={templates} />
          <SampleTemplates samples={samples} />
        </div>
        <TemplateForm
          key={changed?.id ?? sample?.key}
          template={changed}
          sample={sample}
          procedures={procedures}
          lastResult={lastResult}
        />
      </div>
    </>
  );
}
