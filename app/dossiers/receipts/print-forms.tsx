import type { SubmissionResult } from "@conform-to/react";
import { formatCount, formatDay, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { addDays, type Day } from "#app/platform/day.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { DataTable, EmptyState } from "#app/ui/parts.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import type { ReceiptToPrint } from "./paper-receipt.ts";
import { mostReceiptsPrinted, type PrintChoice } from "./print-choice.ts";

/** The typed texts and their problems, by field. */
export interface PrintFormState {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, readonly string[] | null>>;
}

export function printFormState(choice: PrintChoice): PrintFormState {
  const { from, until, number, unprinted } = choice;
  return { values: { from, until, number, ...(unprinted ? { unprinted: "on" } : {}) }, errors: {} };
}

/** The state of the form after a refused submission. */
export function refusedFormState(reply: SubmissionResult): PrintFormState {
  const entries = Object.entries(reply.initialValue ?? {});
  const values = Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return { values, errors: reply.error ?? {} };
}

/** The problems of the fields; the id of each field is its name. */
function usePrintProblems({ errors }: PrintFormState) {
  const { errorOf, problemsOf } = useFormProblems("dossiers:print");
  const checked = (name: string) => ({ id: name, errors: errors[name] });
  return {
    errorOf: (name: string) => errorOf(checked(name)),
    problemsOf: (names: readonly string[]) => problemsOf({ id: "main", errors: errors[""] }, names.map(checked)),
  };
}

/**
 * The choice of receipts: by days, by number, and whether they were printed before. It only reads, so it is sent with
 * GET.
 */
export function PrintChoiceForm({ state }: { state: PrintFormState }) {
  const t = useT();
  const { errorOf, problemsOf } = usePrintProblems(state);
  const { values } = state;
  return (
    <form method="get" className="card">
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(["from", "until"])} />
      <div className="filters">
        <TextField
          id="from"
          name="from"
          type="date"
          label={t("dossiers:print.from")}
          value={values["from"]}
          error={errorOf("from")}
        />
        <TextField
          id="until"
          name="until"
          type="date"
          label={t("dossiers:print.until")}
          value={values["until"]}
          error={errorOf("until")}
        />
        <TextField
          id="number"
          name="number"
          type="search"
          label={t("dossiers:print.number")}
          hint={t("dossiers:print.numberHint")}
          value={values["number"]}
          autoComplete="off"
          maxLength={60}
        />
      </div>
      <label className="choice">
        <input type="checkbox" name="unprinted" defaultChecked={values["unprinted"] !== undefined} />
        <span>{t("dossiers:print.unprintedOnly")}</span>
      </label>
      <button className="button">{t("dossiers:print.show")}</button>
    </form>
  );
}

interface PrintOrderFormProps {
  state: PrintFormState;
  count: number;
  receipts: readonly ReceiptToPrint[];
  /** Where there is nothing to print: the last day on which a dossier without a printed receipt was received. */
  lastUnprinted: Day | undefined;
}

/** The preview of the receipts to print, and the choice of paper. */
export function PrintOrderForm({ state, count, receipts, lastUnprinted }: PrintOrderFormProps) {
  const t = useT();
  const { language } = usePage();
  const { errorOf } = usePrintProblems(state);
  if (count === 0) {
    return (
      <EmptyState>
        <p>{t("dossiers:print.none")}</p>
        {lastUnprinted !== undefined && (
          <a
            className="button"
            href={`/receipts?from=${addDays(lastUnprinted, -6)}&until=${lastUnprinted}&number=&unprinted=on`}
          >
            {t("dossiers:print.lastUnprinted", { day: formatDay(lastUnprinted) })}
          </a>
        )}
      </EmptyState>
    );
  }
  const printed = formatCount(Math.min(count, mostReceiptsPrinted), language);
  return (
    <>
      <form method="post" className="card">
        {["from", "until", "number", "unprinted"].map((name) => {
          const value = state.values[name];
          return value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />;
        })}
        {count > mostReceiptsPrinted && (
          <p>{t("dossiers:print.most", { most: formatCount(mostReceiptsPrinted, language) })}</p>
        )}
        <TextField
          id="skip"
          name="skip"
          type="number"
          inputMode="numeric"
          label={t("dossiers:print.skip")}
          hint={t("dossiers:print.skipHint")}
          value={state.values["skip"] ?? "0"}
          error={errorOf("skip")}
        />
        <p className="row">
          <button className="button main" name="form" value="receipts">
            {t("dossiers:print.receipts", { amount: printed })}
          </button>
          <button className="button" name="form" value="labels">
            {t("dossiers:print.labels", { amount: printed })}
          </button>
        </p>
      </form>
      <ReceiptPreview count={count} receipts={receipts} />
    </>
  );
}

function ReceiptPreview({ count, receipts }: Pick<PrintOrderFormProps, "count" | "receipts">) {
  const t = useT();
  const { language } = usePage();
  return (
    <DataTable
      caption={t("dossiers:print.first", {
        shown: formatCount(receipts.length, language),
        amount: formatCount(Math.min(count, mostReceiptsPrinted), language),
      })}
      rows={receipts}
      rowKey={(one) => one.dossierId}
      columns={[
        {
          label: t("dossiers:number"),
          cell: (one) => (
            <a className="one-line" href={`/receipts/${one.dossierId}`}>
              {one.number}
            </a>
          ),
        },
        { label: t("dossiers:procedure"), cell: (one) => one.procedureName },
        {
          label: t("dossiers:received"),
          cell: (one) => <span className="one-line">{formatInstant(one.receivedAt)}</span>,
        },
        {
          label: t("dossiers:print.printedAt"),
          cell: (one) => (one.printedAt === null ? t("dossiers:print.notPrinted") : formatInstant(one.printedAt)),
        },
      ]}
    />
  );
}
