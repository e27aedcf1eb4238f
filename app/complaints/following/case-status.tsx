import { DueExplanation } from "#app/deadlines/due/due-explanation.tsx";
import { formatDay, formatInstant, formatLongDay, startSentence } from "#app/i18n/format.ts";
import { useLocale, useT } from "#app/i18n/page.tsx";
import { Facts, Notice, Tag } from "#app/ui/parts.tsx";
import { AnswerAsRead } from "#app/complaints/case/answer-as-read.tsx";
import { DueMoved } from "#app/complaints/case/due-moved.tsx";
import { clockStartedOn, isOpen } from "#app/complaints/case/complaint.ts";
import type { FollowedCase, RefusedSenderForm } from "./followed-case.ts";
import { CaseCodes } from "#app/complaints/case/case-codes.tsx";
import { AskOutcome, CaseEnding, OpenQuestion, SenderSteps } from "./sender-steps.tsx";

interface CodesProps {
  reference: string;
  secret: string;
  /** Address of the page at which the two codes are typed later. */
  address: string;
}

/** The two codes, shown in large type after the case was sent, to be written down or printed. */
export function CodesToKeep({ reference, secret, address }: CodesProps) {
  const t = useT();
  return (
    <section className="card keep" aria-labelledby="keep">
      <p>{t("complaints:status.thanks")}</p>
      <h2 id="keep">{t("complaints:status.keep")}</h2>
      <CaseCodes reference={reference} secret={secret} />
      <p>{t("complaints:status.keepWhy")}</p>
      <p className="muted">{t("complaints:status.keepHow", { address })}</p>
    </section>
  );
}

/** The case as its sender reads it: the answer first, as soon as there is one. */
export function CaseStatus({ found, refused }: { found: FollowedCase; refused: RefusedSenderForm | undefined }) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <OpenQuestion found={found} refused={refused} />
      <CaseEnding found={found} />
      {found.answer !== null && found.answeredOn !== null && (
        <>
          <GivenAnswer found={found} />
          <AskOutcome found={found} refused={refused} />
        </>
      )}
      {found.reopenedOn !== null && found.answeredOn === null && <Reopened found={found} />}
      {found.urgency === "overdue" && (
        <Notice kind="wrong">
          <p>
            {t("complaints:status.overdue", {
              due: formatDay(found.dueOn),
              contact: found.contactLine === "" ? found.officeName : found.contactLine,
            })}
          </p>
        </Notice>
      )}
      {!found.answerOwed && isOpen(found.state) && (
        <Notice kind="careful">
          <h2>{t(found.kind === "praise" ? "complaints:status.praise" : "complaints:status.anonymous")}</h2>
          <p>{t(found.kind === "praise" ? "complaints:status.praiseText" : "complaints:status.anonymousText")}</p>
        </Notice>
      )}
      <Facts items={facts(found, t, locale)} />
      {found.answerOwed && found.dueUnconfirmed && isOpen(found.state) && (
        <p className="muted">{t("complaints:status.unconfirmed")}</p>
      )}
      {found.answerOwed && hasClock(found) && found.counting !== null && (
        <details>
          <summary>{t("complaints:status.howCounted")}</summary>
          <DueExplanation receivedOn={clockStartedOn(found)} result={found.counting} />
        </details>
      )}
      <h2>{t("complaints:status.text")}</h2>
      <p className="prose card">{found.text}</p>
      {found.firstAnswer !== null && found.firstAnsweredOn !== null && (
        <>
          <h2>{t("complaints:case.firstAnswer", { day: formatDay(found.firstAnsweredOn) })}</h2>
          <p className="prose card">{found.firstAnswer}</p>
          {found.firstSolved !== null && <p className="muted">{t(`complaints:solved.first.${found.firstSolved}`)}</p>}
        </>
      )}
      {found.questions.some(({ reply }) => reply !== null) && (
        <>
          <h2>{t("complaints:case.questionsTitle")}</h2>
          <dl>
            {found.questions.map(({ id, question, reply }) =>
              reply === null ? null : (
                <div key={id}>
                  <dt className="prose">{question}</dt>
                  <dd className="prose">{reply}</dd>
                </div>
              ),
            )}
          </dl>
        </>
      )}
      <h2>{t("complaints:status.history")}</h2>
      <ol className="steps">
        {found.steps.map((step) => (
          <li key={step.at + step.kind}>
            <span className="muted small">{formatInstant(step.at)}</span>
            <br />
            {step.unit === null
              ? t(`complaints:steps.${step.kind}`)
              : t("complaints:steps.assignedTo", { to: step.unit })}
            {step.moved !== null && <DueMoved moved={step.moved} />}
          </li>
        ))}
      </ol>
      <SenderSteps found={found} refused={refused} />
    </>
  );
}

/** The second clock beside the first. */
function Reopened({ found }: { found: FollowedCase }) {
  const t = useT();
  if (found.reopenedOn === null) return null;
  return (
    <Notice>
      {t("complaints:status.reopened", {
        day: formatDay(found.reopenedOn),
        due: formatDay(found.dueOn),
        first: formatDay(found.firstDueOn),
      })}
    </Notice>
  );
}

type Words = ReturnType<typeof useT>;

function facts(found: FollowedCase, t: Words, locale: string): (readonly [string, React.ReactNode])[] {
  const { dossierNumber, procedureName } = found;
  const dossier = dossierNumber === null ? [] : [[t("complaints:form.dossier"), dossierNumber] as const];
  const procedure = procedureName === null ? [] : [[t("complaints:form.procedure"), procedureName] as const];
  const due = <DueLine key="due" found={found} text={startSentence(formatLongDay(found.dueOn, locale), locale)} />;
  const dueName = t(found.reopenedOn === null ? "complaints:status.dueOn" : "complaints:case.secondDue");
  return [
    [t("complaints:status.state"), <strong key="state">{t(`complaints:publicStates.${found.state}`)}</strong>],
    ...(found.answerOwed && hasClock(found) ? [[dueName, due] as const] : []),
    [
      t("complaints:follow.reference"),
      <span key="reference" className="code">
        {found.reference}
      </span>,
    ],
    [t("complaints:inbox.kind"), t(`complaints:kinds.${found.kind}`)],
    [t("complaints:status.sentTo"), found.officeName],
    [t("complaints:status.receivedAt"), formatInstant(found.receivedAt)],
    ...dossier,
    ...procedure,
  ];
}

/** Whether a due day means anything to the sender: while the answer is awaited, and beside it. */
function hasClock({ state }: FollowedCase): boolean {
  return isOpen(state) || state === "answered";
}

/** The due day and, while the answer is awaited, how far away it is. */
function DueLine({ found, text }: { found: FollowedCase; text: string }) {
  const t = useT();
  if (found.urgency === "answered" || found.urgency === "closed" || found.urgency === "unowed") return <>{text}</>;
  if (found.urgency === "overdue") {
    return (
      <>
        {text} <Tag kind="late">{t("complaints:status.overdueTag")}</Tag>
      </>
    );
  }
  const left =
    found.workingDaysLeft === 0
      ? t("complaints:status.dueToday")
      : t("complaints:status.waiting", { count: found.workingDaysLeft });
  return <>{`${text}. ${left}`}</>;
}

function GivenAnswer({ found }: { found: FollowedCase }) {
  const t = useT();
  const { answeredOn, dueOn, answerOwed } = found;
  if (answeredOn === null) return null;
  const isLate = answeredOn > dueOn;
  const timeliness = isLate
    ? t("complaints:status.answeredLate", { due: formatDay(dueOn) })
    : t("complaints:status.answeredInTime");
  const on = t("complaints:status.answeredOn", { day: formatDay(answeredOn) });
  return (
    <AnswerAsRead office={found.officeName} text={found.answer}>
      <p className="muted small">{answerOwed ? `${on}, ${timeliness}` : on}</p>
    </AnswerAsRead>
  );
}

/** Takes the case off this device before the hour is over. */
export function LeaveCase() {
  const t = useT();
  return (
    <form method="post" className="stack no-print">
      <button className="button" name="leave" value="yes">
        {t("complaints:status.leave")}
      </button>
      <p className="muted small">{t("complaints:status.leaveWhy")}</p>
    </form>
  );
}
