import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { languages } from "#app/i18n/languages.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { formatReceiptCode } from "#app/dossiers/receipt-code.ts";
import { formatMillimetres, labelSheets, usualLabelSheet } from "#app/dossiers/receipts/label-sheet.ts";
import { longestTyped } from "#app/ratings/rating/code-problem.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextField, type FieldProblem } from "#app/ui/form.tsx";
import { DataTable, EmptyState } from "#app/ui/parts.tsx";
import type { BoundCode, ListedBook } from "./code-book.ts";

/** The fields of a new book as they are typed, see `newBookSchema`. */
interface NewBookFields extends Record<string, string> {
  counter: string;
  amount: string;
  labelSheet: string;
  firstLabel: string;
  language: string;
}

/** What was refused, with what was typed. */
export interface RefusedBinding {
  code: string;
  number: string;
  problems: readonly { field: "code" | "number"; name: string; values: Readonly<Record<string, string>> }[];
}

/** Two fields for a scanner that types like a keyboard: Enter after the second saves, and the page comes back empty. */
export function BindForm({ refused }: { refused: RefusedBinding | undefined }) {
  const t = useT();
  const textOf = (name: string, values: Readonly<Record<string, string>>) =>
    (t as (key: string, values: Readonly<Record<string, string>>) => string)(`codes:bindProblems.${name}`, values);
  const problems = (refused?.problems ?? []).map(({ field, name, values }): FieldProblem => {
    return { id: field === "code" ? "bind-code" : "bind-number", text: textOf(name, values) };
  });
  const errorOf = (id: string) => problems.find((one) => one.id === id)?.text;
  return (
    <form method="post" className="card" noValidate aria-labelledby="bind">
      <h2 id="bind">{t("codes:book.bindTitle")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problems} />
      <p>{t("codes:book.bindLead")}</p>
      <input type="hidden" name="act" value="bind" />
      <TextField
        id="bind-code"
        name="code"
        label={t("codes:book.code")}
        value={refused?.code ?? ""}
        error={errorOf("bind-code")}
        autoComplete="off"
        maxLength={longestTyped}
      />
      <TextField
        id="bind-number"
        name="number"
        label={t("codes:book.number")}
        value={refused?.number ?? ""}
        error={errorOf("bind-number")}
        autoComplete="off"
        maxLength={longestTyped}
      />
      <button className="button main">{t("codes:book.bind")}</button>
    </form>
  );
}

/** The codes that were bound last; each can be taken off its dossier until that is rated. */
export function BoundTable({ bound }: { bound: readonly BoundCode[] }) {
  const t = useT();
  return (
    <section aria-labelledby="bound">
      <h2 id="bound">{t("codes:book.recentTitle")}</h2>
      {bound.length === 0 ? (
        <EmptyState>{t("codes:book.recentNone")}</EmptyState>
      ) : (
        <DataTable
          caption={t("codes:book.recentTitle")}
          hideCaption
          rows={bound}
          rowKey={({ code }) => code}
          columns={[
            {
              label: t("codes:book.code"),
              cell: ({ code }) => <span className="one-line">{formatReceiptCode(code)}</span>,
            },
            {
              label: t("codes:book.number"),
              cell: ({ number, isRegistered }) =>
                isRegistered ? number : `${number} (${t("codes:book.unregistered")})`,
            },
            { label: t("codes:book.boundAt"), cell: ({ boundAt }) => formatInstant(boundAt) },
            { label: t("codes:book.unbind"), cell: (one) => <UnbindForm bound={one} /> },
          ]}
        />
      )}
    </section>
  );
}

function UnbindForm({ bound: { code, number, isRated } }: { bound: BoundCode }) {
  const t = useT();
  if (isRated) return t("codes:book.rated");
  return (
    <form method="post">
      <input type="hidden" name="act" value="unbind" />
      <input type="hidden" name="code" value={code} />
      <button
        className="button small"
        aria-label={t("codes:book.unbindNamed", { code: formatReceiptCode(code), number })}
      >
        {t("codes:book.unbind")}
      </button>
    </form>
  );
}

interface NewBookFormProps {
  counters: readonly { id: string; name: string }[];
  lastResult: SubmissionResult | undefined;
}

/** The form of a new book of codes: for which counter, how many, and on which labels. */
export function NewBookForm({ counters, lastResult }: NewBookFormProps) {
  const t = useT();
  const { language } = usePage();
  const [form, fields] = useForm<NewBookFields>({
    id: "book",
    lastResult: lastResult ?? null,
    defaultValue: { counter: "", amount: "24", labelSheet: usualLabelSheet, firstLabel: "1", language: "vi" },
  });
  const { errorOf, inputOf, problemsOf } = useFormProblems("codes:bookProblems");
  const size = (millimetres: number) => formatMillimetres(millimetres, language);
  const sheets = labelSheets.map(({ name, columns, rows, width, height, product }) => ({
    value: name,
    label: t("dossiers:print.sheetOption", { columns, rows, width: size(width), height: size(height), product }),
  }));
  const choices = [
    { value: "", label: t("codes:book.noCounter") },
    ...counters.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form method="post" id={form.id} className="card" noValidate aria-labelledby="new-book">
      <h2 id="new-book">{t("codes:book.makeTitle")}</h2>
      <ErrorSummary
        title={t("shell:errors.summary")}
        problems={problemsOf(form, [fields.counter, fields.amount, fields.firstLabel])}
      />
      <div className="filters">
        <SelectField
          id={fields.counter.id}
          name={fields.counter.name}
          label={t("codes:book.counter")}
          value={fields.counter.value}
          options={choices}
          error={errorOf(fields.counter)}
        />
        <TextField
          {...inputOf(fields.amount)}
          label={t("codes:book.amount")}
          hint={t("codes:book.amountHint")}
          type="number"
          inputMode="numeric"
        />
        <SelectField
          id={fields.labelSheet.id}
          name={fields.labelSheet.name}
          label={t("codes:book.labelSheet")}
          value={fields.labelSheet.value}
          options={sheets}
        />
        <TextField
          {...inputOf(fields.firstLabel)}
          label={t("dossiers:print.firstLabel")}
          hint={t("dossiers:print.firstLabelHint")}
          type="number"
          inputMode="numeric"
        />
        <SelectField
          id={fields.language.id}
          name={fields.language.name}
          label={t("dossiers:print.language")}
          value={fields.language.value}
          options={languages.map((one) => ({ value: one, label: t(`dossiers:print.languages.${one}`) }))}
        />
      </div>
      <button className="button main" name="act" value="issue">
        {t("codes:book.make")}
      </button>
    </form>
  );
}

/** The books of codes, each with how many of its codes are bound and the way to print it again. */
export function BookTable({ books }: { books: readonly ListedBook[] }) {
  const t = useT();
  const { language } = usePage();
  return (
    <section aria-labelledby="books">
      <h2 id="books">{t("codes:book.booksTitle")}</h2>
      {books.length === 0 ? (
        <EmptyState>{t("codes:book.booksNone")}</EmptyState>
      ) : (
        <DataTable
          caption={t("codes:book.booksTitle")}
          hideCaption
          rows={books}
          rowKey={({ id }) => id}
          columns={[
            { label: t("codes:book.issuedAt"), cell: ({ issuedAt }) => formatInstant(issuedAt) },
            { label: t("codes:book.counter"), cell: ({ counter }) => counter ?? t("codes:book.noCounter") },
            { label: t("codes:book.codes"), number: true, cell: ({ codes }) => formatCount(codes, language) },
            { label: t("codes:book.boundCount"), number: true, cell: ({ bound }) => formatCount(bound, language) },
            {
              label: t("codes:book.print"),
              cell: ({ id, issuedAt }) => (
                <a
                  href={`/receipts/codes/sheet?book=${id}`}
                  aria-label={t("codes:book.printNamed", { at: formatInstant(issuedAt) })}
                >
                  {t("codes:book.print")}
                </a>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
