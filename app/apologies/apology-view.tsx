import { useForm, type SubmissionResult } from "@conform-to/react";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { Day } from "#app/platform/day.ts";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { Facts, Notice } from "#app/ui/parts.tsx";
import type { ListedApology } from "./apology-letter.ts";

/** What a letter says, and what became of it. */
export function ApologyFacts({ letter }: { letter: ListedApology }) {
  const t = useT();
  const { dossierId, dossierNumber } = letter;
  return (
    <section className="card">
      {letter.sentOn === null && letter.finishedOn !== null && (
        <Notice kind="careful">
          <p>{t("apologies:one.finished", { day: formatDay(letter.finishedOn) })}</p>
        </Notice>
      )}
      <Facts
        items={[
          [
            t("apologies:one.dossier"),
            dossierId === null ? dossierNumber : <a href={`/dossiers/${dossierId}`}>{dossierNumber}</a>,
          ],
          [t("apologies:columns.procedure"), letter.procedureName ?? "–"],
          [t("apologies:columns.unit"), letter.unitName ?? "–"],
          [t("apologies:columns.title"), t(`apologies:titles.${letter.title}`)],
          [t("apologies:columns.reason"), letter.reason],
          [t("apologies:columns.due"), formatDay(letter.promisedOn)],
          [t("apologies:columns.newOn"), formatDay(letter.newOn)],
          [
            t("apologies:columns.writtenOn"),
            t("apologies:one.writtenNote", { day: formatDay(letter.writtenOn), name: letter.writtenBy }),
          ],
          [t("apologies:columns.documentNumber"), letter.documentNumber ?? "–"],
          [
            t("apologies:columns.sentOn"),
            letter.sentOn === null ? t("apologies:register.notSent") : formatDay(letter.sentOn),
          ],
          [t("apologies:columns.recordedBy"), letter.recordedBy ?? "–"],
        ]}
      />
    </section>
  );
}

/** The form that records number and day of sending, and the one that removes an unsent letter. */
export function ApologyActs({ today, lastResult }: { today: Day; lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, fields] = useForm<Record<"documentNumber" | "sentOn", string>>({ id: "sent-form", lastResult });
  const { inputOf, problemsOf } = useFormProblems("apologies:problems");
  const { documentNumber, sentOn } = fields;
  return (
    <>
      <section className="card" aria-labelledby="record">
        <h2 id="record">{t("apologies:one.record")}</h2>
        <form method="post" id={form.id} noValidate>
          <input type="hidden" name="act" value="record" />
          <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [documentNumber, sentOn])} />
          <TextField
            {...inputOf(documentNumber)}
            label={t("apologies:one.documentNumber")}
            hint={t("apologies:one.documentNumberHint")}
            autoComplete="off"
          />
          <TextField
            {...inputOf(sentOn)}
            label={t("apologies:one.sentOn")}
            hint={t("apologies:one.sentOnHint", { day: formatDay(today) })}
            autoComplete="off"
          />
          <p>
            <button className="button main">{t("apologies:one.save")}</button>
          </p>
        </form>
      </section>
      <form method="post" className="card">
        <input type="hidden" name="act" value="discard" />
        <p className="muted">{t("apologies:one.discardHint")}</p>
        <button className="button">{t("apologies:one.discard")}</button>
      </form>
    </>
  );
}
