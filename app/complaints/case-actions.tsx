import { useForm, type SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { ErrorSummary, SelectField, TextArea } from "#app/ui/form.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";
import type { CaseIntent, RefusedForm } from "./act-on-case.server.ts";
import { longestAnswer, longestNote } from "./case-forms.ts";
import type { Case } from "./find-case.server.ts";
import type { Assignees } from "./list-assignees.server.ts";
import type { ContactDetails } from "./new-complaint.ts";
import { problemsOf } from "./problems.ts";

/** The forms on a case's page. `refused` is the one that came back, whichever it is. */
interface ActionProps {
  found: Case;
  refused: RefusedForm | undefined;
}

function resultFor(intent: CaseIntent, refused: RefusedForm | undefined): SubmissionResult | undefined {
  return refused?.intent === intent ? (refused.lastResult ?? undefined) : undefined;
}

interface ActionFormProps {
  intent: CaseIntent;
  formId: string;
  problems: readonly { id: string; text: string }[];
  refused: RefusedForm | undefined;
  submit: string;
  isMain?: boolean;
  children: ReactNode;
}

function ActionForm({ intent, formId, problems, refused, submit, isMain, children }: ActionFormProps) {
  const t = useT();
  const last = refused?.intent === intent ? refused.last : null;
  return (
    <form method="post" id={formId} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problems} />
      {last !== null && (
        <Notice kind="careful">
          {t("complaints:problems.changedBy", {
            step: t(`complaints:steps.${last.kind}`),
            by: last.by ?? t("complaints:case.system"),
            at: formatInstant(last.at),
          })}
        </Notice>
      )}
      <input type="hidden" name="intent" value={intent} />
      {children}
      <button className={isMain === true ? "button main" : "button"}>{submit}</button>
    </form>
  );
}

/** The answer; when a colleague answered first, what was typed stays to be read and copied. */
export function AnswerForm({ found, refused }: ActionProps) {
  const t = useT();
  const [form, fields] = useForm<{ answer: string; revision: string }>({
    id: "answer-case",
    lastResult: resultFor("answer", refused),
  });
  const { problems, errorOf } = problemsOf(t, form.errors, [fields.answer, fields.revision]);
  return (
    <section className="card">
      <h2>{t("complaints:case.answerTitle")}</h2>
      <ActionForm
        intent="answer"
        formId={form.id}
        problems={problems}
        refused={refused}
        submit={t("complaints:case.answerSubmit")}
        isMain
      >
        <input type="hidden" name="revision" value={found.revision} />
        <TextArea
          id={fields.answer.id}
          name="answer"
          label={t("complaints:case.answer")}
          hint={t("complaints:case.answerHint")}
          value={fields.answer.initialValue}
          error={errorOf(fields.answer)}
          rows={10}
          maxLength={longestAnswer}
        />
      </ActionForm>
    </section>
  );
}

/** Gives the case to a unit, a person or both. */
export function AssignForm({ found, refused, assignees }: ActionProps & { assignees: Assignees }) {
  const t = useT();
  const [form, fields] = useForm<{ unit: string; assignee: string; revision: string }>({
    id: "assign-case",
    lastResult: resultFor("assign", refused),
    defaultValue: { unit: found.unitId, assignee: found.assigneeId },
  });
  const { problems, errorOf } = problemsOf(t, form.errors, [fields.unit, fields.revision]);
  const { units, people } = assignees;
  return (
    <section className="card">
      <h2>{t("complaints:case.assignTitle")}</h2>
      <ActionForm
        intent="assign"
        formId={form.id}
        problems={problems}
        refused={refused}
        submit={t("complaints:case.assignSubmit")}
      >
        <input type="hidden" name="revision" value={found.revision} />
        <SelectField
          id={fields.unit.id}
          name="unit"
          label={t("complaints:case.unit")}
          value={fields.unit.initialValue}
          error={errorOf(fields.unit)}
          options={[
            { value: "", label: t("complaints:case.noUnit") },
            ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectField
          id={fields.assignee.id}
          name="assignee"
          label={t("complaints:case.assignee")}
          value={fields.assignee.initialValue}
          options={[
            { value: "", label: t("complaints:case.noAssignee") },
            ...people.map(({ id, name, unitName }) => ({
              value: id,
              label: unitName === null ? name : `${name} · ${unitName}`,
            })),
          ]}
        />
      </ActionForm>
    </section>
  );
}

/** A note that only the office's staff read. */
export function NoteForm({ refused }: Pick<ActionProps, "refused">) {
  const t = useT();
  const [form, fields] = useForm<{ note: string }>({ id: "note-case", lastResult: resultFor("note", refused) });
  const { problems, errorOf } = problemsOf(t, form.errors, [fields.note]);
  return (
    <section className="card">
      <h2>{t("complaints:case.noteTitle")}</h2>
      <ActionForm
        intent="note"
        formId={form.id}
        problems={problems}
        refused={refused}
        submit={t("complaints:case.noteSubmit")}
      >
        <TextArea
          id={fields.note.id}
          name="note"
          label={t("complaints:case.note")}
          hint={t("complaints:case.noteHint")}
          value={fields.note.initialValue}
          error={errorOf(fields.note)}
          rows={3}
          maxLength={longestNote}
        />
      </ActionForm>
    </section>
  );
}

interface ContactPanelProps extends Pick<ActionProps, "refused"> {
  /** The details, once they were asked for: they stand on that one answer only. */
  contact: ContactDetails | undefined;
}

/** The sender's details behind a button, because every look at them is recorded. */
export function ContactPanel({ contact, refused }: ContactPanelProps) {
  const t = useT();
  const [form] = useForm({ id: "contact-case", lastResult: resultFor("contact", refused) });
  const { problems } = problemsOf(t, form.errors, []);
  return (
    <section className="card">
      <h2>{t("complaints:case.contactTitle")}</h2>
      {contact === undefined ? (
        <>
          <p className="muted small">{t("complaints:case.contactWhy")}</p>
          <ActionForm
            intent="contact"
            formId={form.id}
            problems={problems}
            refused={refused}
            submit={t("complaints:case.contactSubmit")}
          >
            {null}
          </ActionForm>
        </>
      ) : (
        <Facts
          items={[
            [t("complaints:case.name"), contact.name],
            [t("complaints:case.address"), contact.address],
            [t("complaints:case.phone"), contact.phone],
            [t("complaints:case.email"), contact.email === "" ? t("complaints:case.emailNone") : contact.email],
          ]}
        />
      )}
    </section>
  );
}

/** What was typed when the case had been answered meanwhile: no form takes it any more, but it is not lost. */
export function TypedTooLate({ refused }: { refused: RefusedForm }) {
  const t = useT();
  const typed = refused.lastResult?.initialValue?.[refused.intent];
  return (
    <Notice kind="wrong">
      <p>{t("complaints:problems.alreadyAnswered")}</p>
      {refused.last !== null && (
        <p>
          {t("complaints:problems.changedBy", {
            step: t(`complaints:steps.${refused.last.kind}`),
            by: refused.last.by ?? t("complaints:case.system"),
            at: formatInstant(refused.last.at),
          })}
        </p>
      )}
      {typeof typed === "string" && <p className="prose">{typed}</p>}
    </Notice>
  );
}
