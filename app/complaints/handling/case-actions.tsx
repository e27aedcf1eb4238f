import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";
import type { RefusedForm, CasePage } from "./case-page.ts";
import { AnswerAsRead } from "#app/complaints/case/answer-as-read.tsx";
import { longestAnswer, longestNote, longestWords } from "#app/complaints/case/case-forms.ts";
import { claimsCheck } from "#app/complaints/case/claimed-check.ts";
import { assigneeLabel } from "./assignee-label.ts";
import { resultFor, StepForm, type StepField } from "./step-form.tsx";
import type { ContactDetails } from "#app/complaints/case/new-complaint.ts";
import { TextGaps } from "#app/complaints/case/text-gaps.tsx";
import { TemplateChooser } from "#app/complaints/templates/template-chooser.tsx";

/** The forms that are open on a case's page. `refused` is the refused one, if any. */
interface ActionProps {
  page: CasePage;
  refused: RefusedForm | undefined;
}

/** Takes a new case up without doing anything else to it yet. */
export function TakeUpForm({ page }: { page: CasePage }) {
  const t = useT();
  if (!page.availableSteps.includes("open")) return null;
  return (
    <form method="post" className="card row">
      <p>{t("complaints:case.notTakenUp")}</p>
      <button className="button" name="intent" value="open">
        {t("complaints:case.takeUp")}
      </button>
    </form>
  );
}

/** The answer: sent at once by those who may, else written and submitted for approval. */
export function AnswerForm({ page, refused }: ActionProps) {
  const t = useT();
  const { found, answersAlone, availableSteps } = page;
  if (!availableSteps.includes("draft")) return null;
  const begin = page.chosenTemplate?.filled.text ?? found.draft;
  return (
    <section className="card">
      <h2>{t(answersAlone ? "complaints:case.answerTitle" : "complaints:case.draftTitle")}</h2>
      <TemplateChooser templates={page.templates} chosen={page.chosenTemplate} back={page.back} />
      <StepForm
        intent="answer"
        revision={found.revision}
        refused={refused}
        fields={[
          {
            name: "answer",
            kind: "area",
            rows: 10,
            maxLength: longestAnswer,
            label: t("complaints:case.answer"),
            hint: t(answersAlone ? "complaints:case.answerHint" : "complaints:case.draftHint"),
            ...(begin === null ? {} : { value: begin }),
          },
          ...checkedFields(t("complaints:case.checked"), resultFor("answer", refused)?.initialValue?.answer ?? begin),
        ]}
        submit={t(answersAlone ? "complaints:case.answerSubmit" : "complaints:case.submit")}
        beside={
          <button className="button" name="as" value="draft">
            {t("complaints:case.saveDraft")}
          </button>
        }
        isMain
      />
      {found.draft !== null && (
        <details className="move" open>
          <summary>{t("complaints:case.preview")}</summary>
          <AnswerAsRead office={page.officeName} text={found.draft} />
          <TextGaps text={found.draft} />
        </details>
      )}
    </section>
  );
}

/** The writer's word that the check, which the text claims, was made and is on record; asked only where it claims one. */
function checkedFields(label: string, text: unknown): StepField[] {
  return typeof text === "string" && claimsCheck(text) ? [{ name: "checked", kind: "tick", label }] : [];
}

/** What a colleague has prepared and this person decides: an answer to send, or a refusal to confirm. */
export function DecisionForms({ page, refused }: ActionProps) {
  const { state } = page.found;
  if (state === "submitted") return <SubmittedAnswer page={page} refused={refused} />;
  return state === "refusal-proposed" ? <ProposedRefusal page={page} refused={refused} /> : null;
}

function SubmittedAnswer({ page: { found, availableSteps, officeName }, refused }: ActionProps) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t("complaints:case.submittedTitle")}</h2>
      <p className="muted small">{t("complaints:case.writtenBy", { by: found.draftedByName ?? "" })}</p>
      <p>{t("complaints:case.preview")}</p>
      <AnswerAsRead office={officeName} text={found.draft} />
      <TextGaps text={found.draft} />
      {claimsCheck(found.draft ?? "") && <Notice>{t("complaints:case.checkedByWriter")}</Notice>}
      {availableSteps.includes("approve") ? (
        <StepForm
          intent="approve"
          revision={found.revision}
          refused={refused}
          fields={[]}
          submit={t("complaints:case.approve")}
          isMain
        />
      ) : (
        <Notice>{t("complaints:case.waitsForApproval")}</Notice>
      )}
      {availableSteps.includes("return") && (
        <ReasonStep
          intent="return"
          title={t("complaints:case.return")}
          label={t("complaints:case.returnReason")}
          revision={found.revision}
          refused={refused}
        />
      )}
    </section>
  );
}

function ProposedRefusal({ page: { found, availableSteps }, refused }: ActionProps) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t("complaints:case.refusalTitle")}</h2>
      <p className="muted small">{t("complaints:case.proposedBy", { by: found.refusalByName ?? "" })}</p>
      {found.refusalReason !== null && (
        <p>
          <strong>{t(`complaints:refusals.${found.refusalReason}`)}</strong>
        </p>
      )}
      <p className="prose">{found.refusalText}</p>
      <TextGaps text={found.refusalText} />
      {availableSteps.includes("confirm-refusal") ? (
        <StepForm
          intent="confirm-refusal"
          revision={found.revision}
          refused={refused}
          fields={[]}
          submit={t("complaints:case.confirmRefusal")}
          isMain
        />
      ) : (
        <Notice>{t("complaints:case.waitsForSecond")}</Notice>
      )}
      {availableSteps.includes("decline-refusal") && (
        <ReasonStep
          intent="decline-refusal"
          title={t("complaints:case.declineRefusal")}
          label={t("complaints:case.returnReason")}
          revision={found.revision}
          refused={refused}
        />
      )}
    </section>
  );
}

interface ReasonStepProps {
  intent: "return" | "decline-refusal" | "note-withdrawal" | "restore" | "separate";
  title: string;
  label: string;
  revision: number;
  refused: RefusedForm | undefined;
}

/** A step that needs nothing but a reason, folded away. */
export function ReasonStep({ intent, title, label, revision, refused }: ReasonStepProps) {
  return (
    <details className="move" open={refused?.intent === intent}>
      <summary>{title}</summary>
      <StepForm
        intent={intent}
        revision={revision}
        refused={refused}
        fields={[{ name: "reason", kind: "area", label, maxLength: longestWords }]}
        submit={title}
      />
    </details>
  );
}

/** Gives the case to a unit, a person or both. */
export function AssignForm({ page, refused }: ActionProps) {
  const t = useT();
  const { found, assignees, availableSteps } = page;
  if (assignees === null) return null;
  const intent = availableSteps.includes("entrust") ? "entrust" : "assign";
  return (
    <section className="card">
      <h2>{t("complaints:case.assignTitle")}</h2>
      <StepForm
        intent={intent}
        revision={found.revision}
        refused={refused}
        lead={intent === "entrust" && <p className="muted small">{t("complaints:case.entrustWhy")}</p>}
        fields={[
          {
            name: "unit",
            kind: "select",
            label: t("complaints:case.unit"),
            value: found.unitId ?? "",
            options: [
              { value: "", label: t("complaints:case.noUnit") },
              ...assignees.units.map(({ id, name }) => ({ value: id, label: name })),
            ],
          },
          {
            name: "assignee",
            kind: "select",
            label: t("complaints:case.assignee"),
            value: found.assigneeId ?? "",
            options: [
              { value: "", label: t("complaints:case.noAssignee") },
              ...assignees.people.map((person) => ({ value: person.id, label: assigneeLabel(t, person) })),
            ],
          },
        ]}
        submit={t("complaints:case.assignSubmit")}
      />
    </section>
  );
}

/** A note that only the office's staff read. */
export function NoteForm({ page, refused }: ActionProps) {
  const t = useT();
  if (!page.availableSteps.includes("note")) return null;
  return (
    <section className="card">
      <h2>{t("complaints:case.noteTitle")}</h2>
      <StepForm
        intent="note"
        refused={refused}
        fields={[
          {
            name: "note",
            kind: "area",
            label: t("complaints:case.note"),
            hint: t("complaints:case.noteHint"),
            maxLength: longestNote,
          },
        ]}
        submit={t("complaints:case.noteSubmit")}
      />
    </section>
  );
}

interface ContactPanelProps {
  refused: RefusedForm | undefined;
  /** The contact details, if they were requested; they are shown in this one response only. */
  contact: ContactDetails | undefined;
}

/** The sender's details behind a button, because every look at them is recorded. */
export function ContactPanel({ contact, refused }: ContactPanelProps) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t("complaints:case.contactTitle")}</h2>
      {contact === undefined ? (
        <StepForm
          intent="contact"
          refused={refused}
          fields={[]}
          lead={<p className="muted small">{t("complaints:case.contactWhy")}</p>}
          submit={t("complaints:case.contactSubmit")}
        />
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

/** What the office asked the sender, with the replies. */
export function CaseQuestions({ page: { questions } }: { page: CasePage }) {
  const t = useT();
  if (questions.length === 0) return null;
  return (
    <section className="card">
      <h2>{t("complaints:case.questionsTitle")}</h2>
      {questions.map(({ id, question, reply, repliedAt }) => (
        <div key={id}>
          <p className="prose">
            <strong>{question}</strong>
          </p>
          {reply === null || repliedAt === null ? (
            <p className="muted">{t("complaints:case.noReplyYet")}</p>
          ) : (
            <p className="prose">{reply}</p>
          )}
        </div>
      ))}
    </section>
  );
}

/** The answer given before the case was reopened. */
export function FirstAnswer({ page: { found } }: { page: CasePage }) {
  const t = useT();
  if (found.firstAnswer === null || found.firstAnsweredOn === null) return null;
  return (
    <section className="card">
      <h2>{t("complaints:case.firstAnswer", { day: formatDay(found.firstAnsweredOn) })}</h2>
      <p className="prose">{found.firstAnswer}</p>
      {found.firstSolved !== null && (
        <p>
          <strong>{t(`complaints:solved.staff.${found.firstSolved}`)}</strong>
          {found.firstSolvedWords !== null && ` ${found.firstSolvedWords}`}
        </p>
      )}
    </section>
  );
}
