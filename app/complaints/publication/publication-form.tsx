import { useForm, type SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea, Tick } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import type { PublicationPage, MarkedText } from "./publication.ts";

interface PublicationFormProps {
  page: PublicationPage;
  lastResult: SubmissionResult | undefined;
  /** What was still found in the texts that came back. */
  left: readonly string[];
}

/** Both texts with what was found marked, and as they would be public, to be corrected and confirmed. */
export function PublicationForm({ page, lastResult, left }: PublicationFormProps) {
  const t = useT();
  const [form, fields] = useForm<{ question: string; answer: string; confirmed: string; reviewed: string }>({
    id: "publication",
    lastResult,
    defaultValue: { question: page.question.masked, answer: page.answer.masked },
  });
  const { errorOf, inputOf, problemsOf } = useFormProblems("documents:publication.problems");
  const stillFound =
    left.length === 0
      ? undefined
      : t("documents:publication.problems.stillFound", { what: left.map((one) => `“${one}”`).join(", ") });
  const problems = [
    ...problemsOf(form, [fields.question, fields.answer, fields.confirmed]),
    ...(stillFound === undefined ? [] : [{ id: fields.reviewed.id, text: stillFound }]),
  ];
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problems} />
      <input type="hidden" name="intent" value="publish" />
      <Part title={t("documents:publication.question")} marked={page.question}>
        <TextArea {...inputOf(fields.question)} label={t("documents:publication.publicQuestion")} rows={8} />
      </Part>
      <Part title={t("documents:publication.answer")} marked={page.answer}>
        <TextArea {...inputOf(fields.answer)} label={t("documents:publication.publicAnswer")} rows={10} />
      </Part>
      {stillFound !== undefined && (
        <Tick id={fields.reviewed.id} name="reviewed" label={t("documents:publication.reviewed")} error={stillFound} />
      )}
      <Tick
        id={fields.confirmed.id}
        name="confirmed"
        label={t("documents:publication.confirmed")}
        error={errorOf(fields.confirmed)}
      />
      <button className="button main">{t("documents:publication.publish")}</button>
    </form>
  );
}

function Part({ title, marked, children }: { title: string; marked: MarkedText; children: ReactNode }) {
  const t = useT();
  return (
    <section className="card">
      <h2>{title}</h2>
      <div className="sides">
        <div>
          <h3>{t("documents:publication.original")}</h3>
          <p className="prose">
            <Marked {...marked} />
          </p>
          <p className="muted small">
            {marked.spans.length === 0
              ? t("documents:publication.nothingFound")
              : t("documents:publication.found", { number: String(marked.spans.length) })}
          </p>
        </div>
        <div>{children}</div>
      </div>
    </section>
  );
}

/** The text with what was found in it marked: underlined as well as coloured, and its kind said to those who listen. */
export function Marked({ text, spans }: MarkedText) {
  const t = useT();
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to, kind } of spans) {
    parts.push(text.slice(at, from));
    parts.push(
      <mark key={from} className="found" title={t(`documents:publication.kinds.${kind}`)}>
        {text.slice(from, to)}
        <span className="hidden">{` (${t(`documents:publication.kinds.${kind}`)})`}</span>
      </mark>,
    );
    at = to;
  }
  parts.push(text.slice(at));
  return parts;
}

/** Shows the published answer, with the button that withdraws it. */
export function CurrentPublication({
  published,
  day,
}: {
  published: { question: string; answer: string; confirmedBy: string };
  day: string;
}) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t("documents:publication.standing")}</h2>
      <p className="muted small">{t("documents:publication.standingBy", { day, by: published.confirmedBy })}</p>
      <h3>{t("documents:publication.question")}</h3>
      <p className="prose">{published.question}</p>
      <h3>{t("documents:publication.answer")}</h3>
      <p className="prose">{published.answer}</p>
      <form method="post">
        <input type="hidden" name="intent" value="withdraw" />
        <button className="button">{t("documents:publication.withdraw")}</button>
      </form>
    </section>
  );
}

/** Why there is no form. */
export function PublicationRefused({ reason }: { reason: "state" | "second-person" }) {
  const t = useT();
  return (
    <Notice kind="careful">
      <p>{t(reason === "state" ? "documents:publication.notYet" : "documents:publication.secondPerson")}</p>
    </Notice>
  );
}
