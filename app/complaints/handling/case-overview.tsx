import { Fragment, type ReactNode } from "react";
import { DueExplanation } from "#app/deadlines/due/due-explanation.tsx";
import { formatDay, formatInstant, formatLongDay, startSentence } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { backPath, withBack } from "#app/platform/forms/back.ts";
import { Facts, Notice } from "#app/ui/parts.tsx";
import type { HistoryStep } from "#app/complaints/case/case-history.ts";
import { DueMoved } from "#app/complaints/case/due-moved.tsx";
import { clockStartedOn, complaintKinds, isOpen, solvedAnswers } from "#app/complaints/case/complaint.ts";
import type { CasePage } from "./case-page.ts";
import { otherLawOf } from "#app/complaints/case/other-law.ts";
import { UrgencyTag } from "#app/complaints/case/urgency-tag.tsx";

/** What the sender wrote and, once given, the answer or how it ended without one. */
export function CaseText({ page }: { page: CasePage }) {
  const t = useT();
  const { found } = page;
  const otherLaw = isOpen(found.state) ? otherLawOf(found.text) : null;
  return (
    <>
      {found.isLocked && <Notice kind="wrong">{t("complaints:case.locked")}</Notice>}
      {!found.answerOwed && (
        <Notice kind="careful">
          {t(found.kind === "praise" ? "complaints:case.praise" : "complaints:case.anonymous")}
        </Notice>
      )}
      {otherLaw !== null && (
        <Notice kind="careful">
          {t("complaints:case.looksLike", { lane: t(`complaints:lanes.${otherLaw}`).toLowerCase() })}
        </Notice>
      )}
      <section className="card">
        <h2>{t("complaints:case.text")}</h2>
        <p className="prose">{found.text}</p>
      </section>
      <CaseEnd page={page} />
      {found.answer !== null && found.answeredOn !== null && (
        <section className="card">
          <h2>{t("complaints:case.answered", { day: formatDay(found.answeredOn) })}</h2>
          {found.answeredByName !== null && (
            <p className="muted small">{t("complaints:case.approvedBy", { by: found.answeredByName })}</p>
          )}
          <p className="prose">{found.answer}</p>
          {found.solved !== null && (
            <p>
              <strong>{t(`complaints:solved.staff.${found.solved}`)}</strong>
              {found.solvedWords !== null && ` ${found.solvedWords}`}
            </p>
          )}
        </section>
      )}
    </>
  );
}

/** The end of a case that was closed without an answer of this office. */
function CaseEnd({ page: { found, back } }: { page: CasePage }) {
  const t = useT();
  if (found.state === "forwarded" && found.forwardedOn !== null && found.forwardDueOn !== null) {
    const isLate = found.forwardedOn > found.forwardDueOn;
    return (
      <section className="card">
        <h2>{t("complaints:case.forwardedTitle", { agency: found.forwardedTo ?? "" })}</h2>
        <p>
          {t(isLate ? "complaints:case.forwardedLate" : "complaints:case.forwardedInTime", {
            day: formatDay(found.forwardedOn),
            due: formatDay(found.forwardDueOn),
          })}
        </p>
        <h3>{t("complaints:moves.slip")}</h3>
        <p className="prose">{found.forwardSlip}</p>
      </section>
    );
  }
  if (found.state === "not-accepted" && found.refusalReason !== null) {
    return (
      <section className="card">
        <h2>{t("complaints:states.not-accepted")}</h2>
        <p>
          <strong>{t(`complaints:refusals.${found.refusalReason}`)}</strong>
        </p>
        <p className="prose">{found.refusalText}</p>
      </section>
    );
  }
  if (found.state !== "duplicate" || found.duplicateOf === null) return null;
  return (
    <Notice>
      {t("complaints:case.duplicateOf")}{" "}
      <a className="code" href={withBack(`/inbox/${found.duplicateOf}`, back)}>
        {found.duplicateOf}
      </a>
    </Notice>
  );
}

/** How pressing the case is, beside its title. */
export function CaseDue({ page: { found, urgency } }: { page: CasePage }) {
  const t = useT();
  return (
    <p className="row">
      <UrgencyTag urgency={urgency} />
      {(urgency === "overdue" || urgency === "soon" || urgency === "open") && (
        <span>{t("complaints:inbox.dueOn", { day: formatDay(found.dueOn) })}</span>
      )}
    </p>
  );
}

/** The state of the case, its due day and how that was counted. */
export function CaseFacts({ page }: { page: CasePage }) {
  const t = useT();
  const { language } = usePage();
  const { found, counting } = page;
  const longDay = (day: Day) => startSentence(formatLongDay(day, language), language);
  const given = [found.unitName, found.assigneeName].filter((name) => name !== null).join(" · ");
  const items: (readonly [string, ReactNode])[] = [
    [t("complaints:inbox.state"), t(`complaints:states.${found.state}`)],
    [t(found.reopenedOn === null ? "complaints:case.due" : "complaints:case.secondDue"), longDay(found.dueOn)],
    ...(found.firstDueOn === found.dueOn ? [] : [[t("complaints:case.firstDue"), longDay(found.firstDueOn)] as const]),
    [t("complaints:case.received"), formatInstant(found.receivedAt)],
    [t("complaints:case.source"), t(`complaints:sources.${found.source}`)],
    ...(found.reopenedOn === null ? [] : [[t("complaints:case.reopened"), longDay(found.reopenedOn)] as const]),
    ...(found.lane === "feedback" ? [] : [[t("complaints:moves.lane"), t(`complaints:lanes.${found.lane}`)] as const]),
    ...dossierFacts(page, t),
    [t("complaints:case.given"), given === "" ? t("complaints:case.nobody") : given],
  ];
  return (
    <section className="card">
      <Facts items={items} />
      {found.dueUnconfirmed && isOpen(found.state) && (
        <p className="muted small">{t("complaints:status.unconfirmed")}</p>
      )}
      {counting !== null && (
        <details>
          <summary>{t("complaints:status.howCounted")}</summary>
          <DueExplanation receivedOn={clockStartedOn(found)} result={counting} />
        </details>
      )}
    </section>
  );
}

function dossierFacts({ found, back }: CasePage, t: ReturnType<typeof useT>): (readonly [string, ReactNode])[] {
  const { dossierId, dossierNumber, dossierReceivedOn, procedureName } = found;
  if (dossierId === null || dossierReceivedOn === null) return [];
  const submitted = t("complaints:case.dossierReceived", { day: formatDay(dossierReceivedOn) });
  const dossier = `/dossiers/${dossierId}`;
  const isFromDossier = back !== undefined && backPath(back) === dossier;
  const address = isFromDossier ? back : withBack(dossier, withBack(`/inbox/${found.reference}`, back));
  const link = <a href={address}>{dossierNumber}</a>;
  return [
    [
      t("complaints:case.dossier"),
      <Fragment key="dossier">
        {link}, {submitted}
      </Fragment>,
    ],
    [t("complaints:form.procedure"), procedureName],
  ];
}

/** Every step of the case, with who and when; the latest first. */
export function CaseHistory({ steps }: { steps: readonly HistoryStep[] }) {
  const t = useT();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t("complaints:case.history")}</h2>
      <ol className="timeline" reversed>
        {steps.toReversed().map((step) => (
          <li key={step.id}>
            <strong>{stepText(step, t)}</strong>
            <br />
            <span className="muted small">{`${formatInstant(step.at)} · ${actorOf(step, t)}`}</span>
            {step.text !== null && writtenSteps.has(step.kind) && <p className="prose">{step.text}</p>}
            {step.moved !== null && <DueMoved moved={step.moved} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The steps whose text is shown; those of the answer are shown above, and others store a code. */
const writtenSteps = new Set<HistoryStep["kind"]>([
  "noted",
  "returned",
  "refusal-declined",
  "asked",
  "replied",
  "withdrawn",
  "rerouted",
  "restored",
  "reopened",
  "forwarded",
  "duplicate",
]);

/** The sentences of the steps that gave a case to somebody without anybody assigning it. */
const givenBy: Partial<Record<HistoryStep["kind"], "handedOverTo" | "unitMergedInto">> = {
  "handed-over": "handedOverTo",
  "unit-merged": "unitMergedInto",
};

function stepText({ kind, unit, assignee, deputy, text }: HistoryStep, t: ReturnType<typeof useT>): string {
  const person = deputy === null ? assignee : t("complaints:steps.deputyReceives", { name: assignee ?? "", deputy });
  const to = [unit, person].filter((name) => name !== null).join(" · ");
  if (to !== "") return t(`complaints:steps.${givenBy[kind] ?? "assignedTo"}`, { to });
  const name = t(`complaints:steps.${kind}`);
  if (kind === "classified") {
    const found = complaintKinds.find((known) => known === text);
    return found === undefined ? name : `${name}: ${t(`complaints:kinds.${found}`)}`;
  }
  if (kind === "outcome-told") {
    const solved = solvedAnswers.find((known) => known === text);
    return solved === undefined ? name : t(`complaints:solved.staff.${solved}`);
  }
  return name;
}

const stepsOfSender = new Set<HistoryStep["kind"]>(["received", "replied", "withdrawn", "reopened", "outcome-told"]);

function actorOf({ kind, by, inPlaceOf }: HistoryStep, t: ReturnType<typeof useT>): string {
  if (by !== null && inPlaceOf !== null) return t("complaints:steps.inPlaceOf", { by, name: inPlaceOf });
  return by ?? t(stepsOfSender.has(kind) ? "complaints:case.sender" : "complaints:case.system");
}
