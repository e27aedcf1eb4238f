import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField } from "#app/ui/form.tsx";
import { DataTable, Notice } from "#app/ui/parts.tsx";
import { assigneeLabel } from "#app/complaints/handling/assignee-label.ts";
import type { AssignablePerson } from "#app/complaints/handling/case-page.ts";
import { backToUnit, type closeAccountSchema, type OpenWork } from "./handover.ts";

interface CloseAccountFormProps {
  work: OpenWork;
  /** `openWorkKey` of the work. */
  seen: string;
  receivers: readonly AssignablePerson[];
  /** Whether the reader may open cases. */
  mayOpenCases: boolean;
  lastResult: SubmissionResult | undefined;
}

/** Says what the person has in hand, asks whom it goes to, and closes the account. */
export function CloseAccountForm({ work, seen, receivers, mayOpenCases, lastResult }: CloseAccountFormProps) {
  const t = useT();
  const { language } = usePage();
  const [form, fields] = useForm<z.input<ReturnType<typeof closeAccountSchema>>>({
    id: "close",
    lastResult: lastResult ?? null,
  });
  const { inputOf, problemsOf } = useFormProblems("staff:problems");
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.to])} />
      <CasesInHand work={work} mayOpenCases={mayOpenCases} />
      {work.lockedIds.length > 0 && (
        <p>{t("staff:close.locked", { number: formatCount(work.lockedIds.length, language) })}</p>
      )}
      {work.deputyships.map(({ id, name, fromOn, untilOn }) => (
        <p key={id}>{t("staff:close.deputyship", { name, from: formatDay(fromOn), until: formatDay(untilOn) })}</p>
      ))}
      {work.awaitingApproval.length > 0 && (
        <p>
          {t("staff:close.prepared", {
            cases: work.awaitingApproval.map(({ reference }) => reference).join(", "),
          })}
        </p>
      )}
      {work.onlyApproverOf > 0 && (
        <Notice kind="careful">
          <p>{t("staff:close.onlyApprover", { number: formatCount(work.onlyApproverOf, language) })}</p>
        </Notice>
      )}
      {work.cases.length > 0 && (
        <SelectField
          {...inputOf(fields.to)}
          label={t("staff:close.to")}
          hint={t("staff:close.toHint")}
          options={[
            { value: "", label: t("staff:close.choose") },
            { value: backToUnit, label: t("staff:close.toUnit") },
            ...receivers.map((person) => ({ value: person.id, label: assigneeLabel(t, person) })),
          ]}
        />
      )}
      <p>{t("staff:accounts.closeText")}</p>
      <input type="hidden" name="seen" value={seen} />
      <button className="button main">{t("staff:accounts.close")}</button>
    </form>
  );
}

function CasesInHand({ work: { cases }, mayOpenCases }: Pick<CloseAccountFormProps, "work" | "mayOpenCases">) {
  const t = useT();
  if (cases.length === 0) return <p>{t("staff:close.noCases")}</p>;
  return (
    <DataTable
      caption={t("staff:close.cases")}
      rows={cases}
      rowKey={(one) => one.id}
      columns={[
        {
          label: t("staff:close.reference"),
          cell: ({ reference }) => (mayOpenCases ? <a href={`/inbox/${reference}`}>{reference}</a> : reference),
        },
        { label: t("staff:close.state"), cell: ({ state }) => t(`complaints:states.${state}`) },
        { label: t("staff:close.due"), cell: ({ dueOn }) => (dueOn === null ? "–" : formatDay(dueOn)) },
      ]}
    />
  );
}
