import type { ReactNode } from "react";
import { DueExplanation } from "#app/deadlines/due-explanation.tsx";
import { formatDay, formatInstant, formatLongDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";
import type { HistoryStep } from "./case-history.ts";
import type { CasePage } from "./find-case-page.server.ts";
import { UrgencyTag } from "./urgency-tag.tsx";

/** What the sender wrote and, once given, the answer. */
export function CaseText({ page: { found } }: { page: CasePage }) {
  const t = useT();
  return (
    <>
      {!found.answerOwed && <Notice kind="careful">{t("complaints:case.anonymous")}</Notice>}
      <section className="card">
        <h2>{t("complaints:case.text")}</h2>
        <p className="prose">{found.text}</p>
      </section>
      {found.answer !== null && found.answeredOn !== null && (
        <section className="card">
          <h2>{t("complaints:case.answered", { day: formatDay(found.answeredOn) })}</h2>
          <p className="prose">{found.answer}</p>
        </section>
      )}
    </>
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

/** Where the case stands, when it is due and how that was counted. */
export function CaseFacts({ page }: { page: CasePage }) {
  const t = useT();
  const { language } = usePage();
  const { found, urgency, counting } = page;
  const given = [found.unitName, found.assigneeName].filter((name) => name !== null).join(" · ");
  const items: (readonly [string, ReactNode])[] = [
    [t("complaints:inbox.state"), t(`complaints:states.${found.state}`)],
    [t("complaints:case.due"), formatLongDay(found.dueOn, language)],
    ...(found.firstDueOn === found.dueOn
      ? []
      : [[t("complaints:case.firstDue"), formatLongDay(found.firstDueOn, language)] as const]),
    [t("complaints:case.received"), formatInstant(found.receivedAt)],
    [t("complaints:case.source"), t(`complaints:sources.${found.source}`)],
    ...dossierFacts(page, t),
    [t("complaints:case.given"), given === "" ? t("complaints:case.nobody") : given],
  ];
  return (
    <section className="card">
      <Facts items={items} />
      {found.dueUnconfirmed && urgency !== "answered" && (
        <p className="muted small">{t("complaints:status.unconfirmed")}</p>
      )}
      {counting !== null && (
        <details>
          <summary>{t("complaints:status.howCounted")}</summary>
          <DueExplanation receivedOn={found.receivedOn} result={counting} />
        </details>
      )}
    </section>
  );
}

function dossierFacts({ found }: CasePage, t: ReturnType<typeof useT>): (readonly [string, ReactNode])[] {
  const { dossierNumber, dossierReceivedOn, procedureName } = found;
  if (dossierNumber === null || dossierReceivedOn === null) return [];
  const submitted = t("complaints:case.dossierReceived", { day: formatDay(dossierReceivedOn) });
  return [
    [t("complaints:case.dossier"), `${dossierNumber}, ${submitted}`],
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
            {step.text !== null && step.kind === "noted" && <p className="prose">{step.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepText({ kind, unit, assignee }: HistoryStep, t: ReturnType<typeof useT>): string {
  const to = [unit, assignee].filter((name) => name !== null).join(" · ");
  return to === "" ? t(`complaints:steps.${kind}`) : t("complaints:steps.assignedTo", { to });
}

function actorOf({ kind, by }: HistoryStep, t: ReturnType<typeof useT>): string {
  return by ?? (kind === "received" ? t("complaints:case.sender") : t("complaints:case.system"));
}
