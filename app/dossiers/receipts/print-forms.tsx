import type { SubmissionResult } from "@conform-to/react";
import { formatCount, formatDay, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { backParameter, withBack } from "#app/platform/forms/back.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { DataTable, EmptyState } from "#app/ui/parts.tsx";
import { ErrorSummary, SelectField, TextField } from "#app/ui/form.tsx";
import { languages } from "#app/i18n/languages.ts";
import type { OfferedLanguage } from "#app/i18n/slip-language.ts";
import { formatMillimetres, labelSheets, usualLabelSheet, type LabelSheet } from "./label-sheet.ts";
import type { ReceiptToPrint } from "./paper-receipt.ts";
import {
  choiceAddress,
  choiceFields,
  mostReceiptsPrinted,
  unprintedWeekAddress,
  type PrintChoice,
} from "./print-choice.ts";
import { occasions, papers, type PrintForm, type SheetView } from "./print-run.ts";
import { ShiftFields } from "./run-forms.tsx";

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
  /** The further languages that slips can be printed in. */
  further: readonly OfferedLanguage[];
}

/** The preview of the receipts to print, and the choice of paper. */
export function PrintOrderForm({ state, count, receipts, lastUnprinted, further }: PrintOrderFormProps) {
  const t = useT();
  const { language } = usePage();
  if (count === 0) {
    return (
      <EmptyState>
        <p>{t("dossiers:print.none")}</p>
        {lastUnprinted !== undefined && (
          <a className="button" href={unprintedWeekAddress(lastUnprinted)}>
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
        {choiceFields.map((name) => {
          const value = state.values[name];
          return value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />;
        })}
        {count > mostReceiptsPrinted && (
          <p>{t("dossiers:print.most", { most: formatCount(mostReceiptsPrinted, language) })}</p>
        )}
        <PaperFields state={state} further={further} />
        <button className="button main">{t("dossiers:print.make", { amount: printed })}</button>
      </form>
      <ReceiptPreview count={count} receipts={receipts} page={choiceAddress(state.values)} />
    </>
  );
}

/** On what the receipts are printed, for which occasion and in which language. */
function PaperFields({ state, further }: { state: PrintFormState; further: readonly OfferedLanguage[] }) {
  const t = useT();
  const { errorOf } = usePrintProblems(state);
  const { values } = state;
  return (
    <div className="paper-choice">
      <SelectField
        id="paper"
        name="paper"
        label={t("dossiers:print.paper")}
        value={values["paper"]}
        options={papers.map((paper) => ({ value: paper, label: t(`dossiers:print.papers.${paper}`) }))}
      />
      <SelectField
        id="occasion"
        name="occasion"
        label={t("dossiers:print.occasion")}
        hint={t("dossiers:print.occasionHint")}
        value={values["occasion"]}
        options={occasions.map((occasion) => ({ value: occasion, label: t(`dossiers:print.occasions.${occasion}`) }))}
      />
      <SelectField
        id="language"
        name="language"
        label={t("dossiers:print.language")}
        value={values["language"]}
        error={errorOf("language")}
        options={[
          ...languages.map((one) => ({ value: one, label: t(`dossiers:print.languages.${one}`) })),
          ...further.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <LabelSheetField value={values["labelSheet"]} />
      <TextField
        id="firstLabel"
        name="firstLabel"
        type="number"
        inputMode="numeric"
        label={t("dossiers:print.firstLabel")}
        hint={t("dossiers:print.firstLabelHint")}
        value={values["firstLabel"] ?? "1"}
        error={errorOf("firstLabel")}
      />
    </div>
  );
}

function LabelSheetField({ value }: { value: string | undefined }) {
  const t = useT();
  const { language } = usePage();
  const size = (millimetres: number) => formatMillimetres(millimetres, language);
  return (
    <SelectField
      id="labelSheet"
      name="labelSheet"
      label={t("dossiers:print.labelSheet")}
      hint={t("dossiers:print.labelSheetHint")}
      value={value ?? usualLabelSheet}
      options={labelSheets.map(({ name, columns, rows, width, height, product }) => ({
        value: name,
        label: t("dossiers:print.sheetOption", { columns, rows, width: size(width), height: size(height), product }),
      }))}
    />
  );
}

interface ReceiptPreviewProps extends Pick<PrintOrderFormProps, "count" | "receipts"> {
  /** The address of this page with its choice, so that a receipt leads back to it. */
  page: string;
}

function ReceiptPreview({ count, receipts, page }: ReceiptPreviewProps) {
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
            <a className="one-line" href={withBack(`/receipts/${one.dossierId}`, page)}>
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
          cell: (one) => {
            if (one.printedAt !== null) return formatInstant(one.printedAt);
            if (one.waitingSince === null) return <span className="one-line">{t("dossiers:print.notPrinted")}</span>;
            return t("dossiers:print.waiting", { at: formatInstant(one.waitingSince) });
          },
        },
      ]}
    />
  );
}

interface PaperChoiceFormProps {
  form: PrintForm;
  /** The page to go back to, which the form keeps. */
  back: string | undefined;
  further: readonly OfferedLanguage[];
}

/** Another paper, occasion or language for the slip of one dossier; it only reads, so it is sent with GET. */
export function PaperChoiceForm({ form, back, further }: PaperChoiceFormProps) {
  const t = useT();
  const values = { ...form, firstLabel: String(form.firstLabel) };
  return (
    <details>
      <summary>{t("dossiers:paper.change")}</summary>
      <form method="get" className="card">
        {back !== undefined && <input type="hidden" name={backParameter} value={back} />}
        <PaperFields state={{ values, errors: {} }} further={further} />
        <button className="button">{t("dossiers:paper.again")}</button>
      </form>
    </details>
  );
}

/** Which sheet of labels to try, and how far its frames are moved; it only reads, so it is sent with GET. */
export function LabelTestForm({ sheet, shift }: { sheet: LabelSheet; shift: Pick<SheetView, "right" | "down"> }) {
  const t = useT();
  return (
    <form method="get" className="card">
      <p>{t("dossiers:paper.howTest")}</p>
      <div className="filters">
        <LabelSheetField value={sheet.name} />
        <ShiftFields view={shift} />
      </div>
      <button className="button">{t("dossiers:paper.again")}</button>
    </form>
  );
}
