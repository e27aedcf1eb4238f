import { useT } from "#app/i18n/page.tsx";
import { describedBy, Field } from "#app/ui/form.tsx";

interface FileFormProps {
  /** Where the files are: `/settings/table-files/targets`, to which the kind is added. */
  files: string;
  canRemove: boolean;
  /** What was wrong with the last file as a whole. */
  problem: string | undefined;
}

/** The first two steps: the table to download, and the form that takes the edited file. */
export function FileForm({ files, canRemove, problem }: FileFormProps) {
  const t = useT();
  const hint = t("spreadsheets:fileHint");
  return (
    <>
      <section className="card" aria-labelledby="download">
        <h2 id="download">{t("spreadsheets:download")}</h2>
        <p className="row">
          <a className="button" href={`${files}.xlsx`} download>
            {t("spreadsheets:xlsx")}
          </a>
          <a className="button" href={`${files}.csv`} download>
            {t("spreadsheets:csv")}
          </a>
        </p>
        <p className="muted small">{t("spreadsheets:downloadHint", { version: t("spreadsheets:columns.version") })}</p>
        {canRemove && (
          <p className="muted small">{t("spreadsheets:removeHint", { remove: t("spreadsheets:columns.remove") })}</p>
        )}
      </section>
      <form method="post" encType="multipart/form-data" className="card" noValidate>
        <h2>{t("spreadsheets:upload")}</h2>
        <Field id="file" label={t("spreadsheets:file")} hint={hint} error={problem}>
          <input
            className="input"
            type="file"
            id="file"
            name="file"
            accept=".xlsx,.csv,text/csv"
            aria-invalid={problem === undefined ? undefined : true}
            aria-describedby={describedBy("file", hint, problem)}
          />
        </Field>
        <button className="button main">{t("spreadsheets:read")}</button>
      </form>
    </>
  );
}
