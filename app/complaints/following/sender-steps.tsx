import { useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ChoiceField, ErrorSummary, TextArea } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { solvedAnswers } from "#app/complaints/case/complaint.ts";
import type { AnswerOfOther, FollowedCase, SenderIntent, RefusedSenderForm } from "./followed-case.ts";
import { AnswerAsRead } from "#app/complaints/case/answer-as-read.tsx";
import { longestSenderWords } from "./sender-forms.ts";

interface SenderProps {
  found: FollowedCase;
  refused: RefusedSenderForm | undefined;
}

interface SenderFormProps {
  intent: SenderIntent;
  names: readonly string[];
  refused: RefusedSenderForm | undefined;
  submit: string;
  isMain?: boolean;
  fields: (typed: (name: string) => TypedField) => ReactNode;
}

interface TypedField {
  id: string;
  name: string;
  value: string | undefined;
  error: string | undefined;
}

function SenderForm({ intent, names, refused, submit, isMain, fields }: SenderFormProps) {
  const t = useT();
  const [form, metas] = useForm<Record<string, string>>({
    id: intent,
    lastResult: refused?.intent === intent ? refused.lastResult : undefined,
  });
  const { inputOf, problemsOf } = useFormProblems("complaints:problems");
  const named = names.flatMap((name) => metas[name] ?? []);
  const typed = (name: string): TypedField => inputOf(metas[name] ?? { id: name, name });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, named)} />
      <input type="hidden" name="intent" value={intent} />
      {fields(typed)}
      <p>
        <button className={isMain === true ? "button main wide" : "button"}>{submit}</button>
      </p>
    </form>
  );
}

/** The question that waits for the sender's reply, before anything else; the clock of the answer keeps running. */
export function OpenQuestion({ found, refused }: SenderProps) {
  const t = useT();
  const open = found.questions.find(({ repliedAt }) => repliedAt === null);
  if (open === undefined || !found.mayWithdraw) return null;
  return (
    <section className="notice careful" aria-labelledby="question">
      <h2 id="question">{t("complaints:sender.question")}</h2>
      <p className="prose">{open.question}</p>
      <p className="muted small">{t("complaints:sender.questionClock", { at: formatInstant(open.askedAt) })}</p>
      <SenderForm
        intent="reply"
        names={["reply"]}
        refused={refused}
        submit={t("complaints:sender.replySubmit")}
        fields={(typed) => (
          <TextArea {...typed("reply")} label={t("complaints:sender.reply")} rows={4} maxLength={longestSenderWords} />
        )}
        isMain
      />
    </section>
  );
}

/** Asks once for each answer whether it solved the matter. */
export function AskOutcome({ found, refused }: SenderProps) {
  const t = useT();
  if (found.solved !== null) return <p className="muted">{t(`complaints:solved.thanks.${found.solved}`)}</p>;
  if (!found.mayTellOutcome) return null;
  return (
    <section className="card">
      <SenderForm
        intent="tell-outcome"
        names={["solved", "words"]}
        refused={refused}
        submit={t("complaints:solved.submit")}
        fields={(typed) => (
          <>
            <ChoiceField
              {...typed("solved")}
              label={t("complaints:solved.question")}
              options={solvedAnswers.map((solved) => ({ value: solved, label: t(`complaints:solved.${solved}`) }))}
            />
            <TextArea
              {...typed("words")}
              label={t("complaints:solved.words")}
              rows={2}
              maxLength={longestSenderWords}
            />
          </>
        )}
      />
    </section>
  );
}

/** Reopening and withdrawing, folded away: what most never need. */
export function SenderSteps({ found, refused }: SenderProps) {
  const t = useT();
  return (
    <>
      {found.reopenUntil !== null && (
        <details open={refused?.intent === "reopen"}>
          <summary>{t("complaints:sender.reopen")}</summary>
          <p>{t("complaints:sender.reopenWhy", { until: formatDay(found.reopenUntil) })}</p>
          <SenderForm
            intent="reopen"
            names={["reason"]}
            refused={refused}
            submit={t("complaints:sender.reopenSubmit")}
            fields={(typed) => (
              <TextArea
                {...typed("reason")}
                label={t("complaints:sender.reopenReason")}
                rows={4}
                maxLength={longestSenderWords}
              />
            )}
          />
        </details>
      )}
      {found.mayWithdraw && (
        <details open={refused?.intent === "withdraw"}>
          <summary>{t("complaints:sender.withdraw")}</summary>
          <p>{t("complaints:sender.withdrawWhy")}</p>
          <SenderForm
            intent="withdraw"
            names={["sure", "reason"]}
            refused={refused}
            submit={t("complaints:sender.withdrawSubmit")}
            fields={(typed) => (
              <>
                <TextArea
                  {...typed("reason")}
                  label={t("complaints:sender.withdrawReason")}
                  rows={2}
                  maxLength={longestSenderWords}
                />
                <ChoiceField
                  {...typed("sure")}
                  type="checkbox"
                  label={t("complaints:sender.withdrawConfirm")}
                  options={[{ value: "yes", label: t("complaints:sender.withdrawSure") }]}
                />
              </>
            )}
          />
        </details>
      )}
    </>
  );
}

/** How the case ended, if without an answer of this office. */
export function CaseEnding({ found }: { found: FollowedCase }) {
  const t = useT();
  const day = found.forwardedOn === null ? "" : formatDay(found.forwardedOn);
  switch (found.state) {
    case "forwarded":
      return (
        <Notice>
          <h2>{t("complaints:ended.forwarded")}</h2>
          <p>{t("complaints:ended.forwardedText", { agency: found.forwardedTo ?? "", day })}</p>
        </Notice>
      );
    case "not-accepted":
      return (
        <Notice kind="careful">
          <h2>{t("complaints:ended.notAccepted")}</h2>
          {found.refusalReason !== null && <p>{t(`complaints:ended.why.${found.refusalReason}`)}</p>}
          <p className="prose">{found.refusalText}</p>
          <p>{t("complaints:ended.notAcceptedNext", { contact: reachOf(found) })}</p>
        </Notice>
      );
    case "withdrawn":
      return <Notice>{t("complaints:ended.withdrawn")}</Notice>;
    case "duplicate":
      return <Together found={found} />;
    case "rerouted":
      return (
        <Notice kind="careful">
          <h2>{t("complaints:ended.rerouted")}</h2>
          {found.lane !== "feedback" && <p>{t(`complaints:lawfulWay.${found.lane}`)}</p>}
          <p>{t("complaints:ended.reroutedNext", { contact: reachOf(found) })}</p>
        </Notice>
      );
    default:
      return null;
  }
}

/** The state of a case that is handled together with an earlier one: its answer, or how far it is. */
function Together({ found }: { found: FollowedCase }) {
  const t = useT();
  const { otherCase } = found;
  switch (otherCase?.kind) {
    case "answered":
      return (
        <>
          <Notice>
            <p>{t("complaints:ended.together.answered")}</p>
          </Notice>
          <OthersAnswer found={found} read={otherCase} />
        </>
      );
    case "waiting": {
      const due = formatDay(otherCase.dueOn);
      if (otherCase.firstAnswer === null) return <Notice>{t("complaints:ended.together.waiting", { due })}</Notice>;
      return (
        <>
          <Notice>{t("complaints:ended.together.again", { due })}</Notice>
          <OthersAnswer found={found} read={otherCase.firstAnswer} />
        </>
      );
    }
    case "forwarded":
      return (
        <Notice>
          <h2>{t("complaints:ended.forwarded")}</h2>
          <p>
            {t("complaints:ended.together.forwarded", {
              agency: otherCase.agency,
              day: formatDay(otherCase.forwardedOn),
            })}
          </p>
        </Notice>
      );
    default:
      return <Notice kind="careful">{t("complaints:ended.together.ended", { contact: reachOf(found) })}</Notice>;
  }
}

/** The answer to the other case, with what was masked in it. */
function OthersAnswer({ found, read }: { found: FollowedCase; read: AnswerOfOther }) {
  const t = useT();
  return (
    <>
      <AnswerAsRead office={found.officeName} text={read.answer}>
        <p className="muted small">{t("complaints:status.answeredOn", { day: formatDay(read.answeredOn) })}</p>
      </AnswerAsRead>
      <p className="muted">{t("complaints:ended.together.masked", { contact: reachOf(found) })}</p>
    </>
  );
}

function reachOf({ contactLine, officeName }: FollowedCase): string {
  return contactLine === "" ? officeName : contactLine;
}
