import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { aboutTable, applyRows, previewFile } from "#app/spreadsheets/change-table.server.ts";
import { FileForm } from "#app/spreadsheets/file-form.tsx";
import { isTableName, type ColumnName, type TableName } from "#app/spreadsheets/office-table.ts";
import { largestTableFile } from "#app/spreadsheets/read-lines.server.ts";
import { readPostedRows, type TablePreview as Preview } from "#app/spreadsheets/table-preview.ts";
import { TablePreview } from "#app/spreadsheets/table-preview.tsx";
import { staffAction, staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";

/** One table of settings: download, fill in, upload, preview, apply. */
export const loader = staffLoader("settings.edit", ({ params, request, t }) => {
  const table = tableIn(params);
  return {
    title: t(`spreadsheets:tables.${table}.title`),
    table,
    ...aboutTable(table),
    done: doneIn(request.url, ["applied"]),
  };
});

/** What the page shows after a file was read or not applied. */
interface Answer {
  preview: Preview | null;
  isChanged: boolean;
  problem: { name: string; columns: readonly ColumnName[] } | null;
}

export const action = staffAction("settings.edit", async ({ context, staff, params, request, language }) => {
  const table = tableIn(params);
  const form = await readForm(request, "file", largestTableFile);
  if (form.get("intent") !== "apply") {
    const read = await previewFile(context, staff.officeId, table, { file: form.get("file"), language });
    if (read.ok) return data<Answer>({ preview: read.preview, isChanged: false, problem: null });
    const problem = { name: read.problem, columns: read.columns };
    return data<Answer>({ preview: null, isChanged: false, problem }, { status: 400 });
  }
  const [rows, state] = [readPostedRows(form.getAll("rows")), form.get("state")];
  if (rows === undefined || typeof state !== "string") return redirect(`/settings/tables/${table}`);
  const applied = await applyRows(context, staff, table, { rows, state, language });
  if (applied.ok) return redirect(doneAddress(`/settings/tables/${table}`, "applied"), 303);
  const isChanged = applied.reason === "changed";
  return data<Answer>({ preview: applied.preview, isChanged, problem: null }, { status: isChanged ? 409 : 400 });
});

function tableIn(params: Readonly<Record<string, string | undefined>>): TableName {
  const name = params["table"];
  if (isTableName(name)) return name;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw new Response(null, { status: 404 });
}

export default function TablePage() {
  const t = useT();
  const { title, table, page, canRemove, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer?.preview ?? null;
  const problem = answer?.problem;
  const columns = problem?.columns.map((column) => t(`spreadsheets:columns.${column}`)).join(", ") ?? "";
  const { errorOf } = useFormProblems("spreadsheets:problems", { columns });
  return (
    <div className="narrow">
      <SubpageHead above="/settings/tables" back={t("spreadsheets:back")} title={title} />
      {done !== undefined && answer === undefined && (
        <Done>
          <p>{t("spreadsheets:applied")}</p>
        </Done>
      )}
      {answer?.isChanged === true && (
        <Notice kind="careful">
          <p role="alert">{t("spreadsheets:changedMeanwhile")}</p>
        </Notice>
      )}
      {preview !== null && <TablePreview preview={preview} address={`/settings/tables/${table}`} />}
      <p>
        {t("spreadsheets:intro")} <a href={page}>{t("spreadsheets:byHand")}</a>
      </p>
      <FileForm
        files={`/settings/table-files/${table}`}
        canRemove={canRemove}
        problem={errorOf({ id: "file", errors: problem === null || problem === undefined ? [] : [problem.name] })}
      />
    </div>
  );
}
