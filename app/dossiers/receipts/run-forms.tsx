import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { backParameter, withBack } from "#app/platform/forms/back.ts";
import { TextField } from "#app/ui/form.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import { formatMillimetres } from "./label-sheet.ts";
import type { PrintRun, SheetView } from "./print-run.ts";

interface RunFormProps {
  run: PrintRun;
  /** The page to go back to, which the forms keep. */
  back: string | undefined;
}

/** A person confirms that a set was printed; it says so afterwards. */
export function ConfirmForm({ run, back }: RunFormProps) {
  const t = useT();
  if (run.confirmedAt !== null) return <p>{t("dossiers:paper.confirmedAt", { at: formatInstant(run.confirmedAt) })}</p>;
  return (
    <form method="post" className="row" action={withBack(`/receipts/sheet?run=${encodeURIComponent(run.id)}`, back)}>
      <button className="button">{t("dossiers:paper.confirm")}</button>
      <span>{t("dossiers:paper.confirmHow")}</span>
    </form>
  );
}

/** After a jam: shows the sheets again from a later slip on, or on other labels, moved for the printer. */
export function AgainForm({ run, back, view }: RunFormProps & { view: SheetView }) {
  const t = useT();
  const isLabels = run.paper === "labels";
  return (
    <details>
      <summary>{t("dossiers:paper.againTitle")}</summary>
      <form method="get" className="card">
        <input type="hidden" name="run" value={run.id} />
        {back !== undefined && <input type="hidden" name={backParameter} value={back} />}
        <div className="filters">
          <TextField
            id="from"
            name="from"
            type="number"
            inputMode="numeric"
            label={t("dossiers:paper.fromReceipt")}
            value={String(view.from)}
          />
          {isLabels && (
            <TextField
              id="label"
              name="label"
              type="number"
              inputMode="numeric"
              label={t("dossiers:print.firstLabel")}
              hint={t("dossiers:print.firstLabelHint")}
              value={String(view.firstLabel)}
            />
          )}
          {isLabels && <ShiftFields view={view} />}
        </div>
        <button className="button">{t("dossiers:paper.again")}</button>
      </form>
    </details>
  );
}

/** By how many millimetres labels are moved. */
export function ShiftFields({ view }: { view: Pick<SheetView, "right" | "down"> }) {
  const t = useT();
  const { language } = usePage();
  return (
    <>
      <TextField
        id="right"
        name="right"
        label={t("dossiers:paper.right")}
        hint={t("dossiers:paper.shiftHint")}
        value={formatMillimetres(view.right, language)}
      />
      <TextField
        id="down"
        name="down"
        label={t("dossiers:paper.down")}
        value={formatMillimetres(view.down, language)}
      />
    </>
  );
}

/** The latest sets, to confirm them or to print them again. */
export function PrintRunTable({ runs }: { runs: readonly PrintRun[] }) {
  const t = useT();
  const { language } = usePage();
  if (runs.length === 0) return null;
  return (
    <DataTable
      caption={t("dossiers:print.runs")}
      rows={runs}
      rowKey={(run) => run.id}
      columns={[
        {
          label: t("dossiers:print.runMade"),
          cell: (run) => <span className="one-line">{formatInstant(run.madeAt)}</span>,
        },
        { label: t("dossiers:print.runPaper"), cell: (run) => t(`dossiers:print.papers.${run.paper}`) },
        { label: t("dossiers:print.runReceipts"), cell: (run) => formatCount(run.receipts, language) },
        {
          label: t("dossiers:print.runState"),
          cell: (run) =>
            run.confirmedAt === null
              ? t("dossiers:print.runWaiting")
              : t("dossiers:print.runConfirmed", { at: formatInstant(run.confirmedAt) }),
        },
        {
          label: t("dossiers:print.runAgain"),
          cell: (run) => (
            <a className="target one-line" href={`/receipts/sheet?run=${run.id}`}>
              {t(run.confirmedAt === null ? "dossiers:print.runOpen" : "dossiers:print.runAgain")}
            </a>
          ),
        },
      ]}
    />
  );
}
