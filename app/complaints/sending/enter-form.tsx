import { useForm, type SubmissionResult } from "@conform-to/react";
import { AttachmentsField, fileProblems } from "#app/complaints/attachments/attachments-field.tsx";
import type { FilesSentBack } from "#app/complaints/attachments/attachment.ts";
import { complaintKinds, enteredSources } from "#app/complaints/case/complaint.ts";
import { longestText, type ContactDetails } from "#app/complaints/case/new-complaint.ts";
import type { LowComment } from "./low-comment.ts";
import { CaseCodes } from "#app/complaints/case/case-codes.tsx";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { doneId } from "#app/platform/forms/done.ts";
import { Done } from "#app/ui/done.tsx";
import { Facts } from "#app/ui/parts.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ChoiceField, ErrorSummary, TextArea, TextField, Tick } from "#app/ui/form.tsx";

interface EnterFormProps {
  formKey: string;
  /** Today as dd/MM/yyyy, proposed as the day of receipt. */
  today: string;
  refused: ({ lastResult: SubmissionResult } & FilesSentBack) | undefined;
  /** The comment on a low rating of which a case is made; undefined for what came in another way. */
  comment: LowComment | undefined;
}

type Typed = ContactDetails & Record<"source" | "receivedOn" | "dossier" | "kind" | "text" | "consent", string>;

/**
 * The form by which staff enter a complaint that reached the office by telephone, post, the box or in person, or make a
 * case of a comment.
 */
export function EnterForm({ formKey, today, refused, comment }: EnterFormProps) {
  const t = useT();
  const [form, fields] = useForm<Typed>({
    id: "enter",
    lastResult: refused?.lastResult,
    defaultValue: { receivedOn: today, text: comment?.text ?? "" },
  });
  const { errorOf, inputOf, problemsOf } = useFormProblems("complaints:problems");
  const { source, receivedOn, dossier, kind, text, name, phone, address, email, consent } = fields;
  const ofFiles = refused === undefined ? [] : fileProblems(t, refused);
  const problems = problemsOf(form, [source, receivedOn, dossier, kind, text, name, phone, address, email, consent]);
  return (
    <form method="post" action={`#${doneId}`} encType="multipart/form-data" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={[...problems, ...ofFiles]} />
      <input type="hidden" name="form" value={formKey} />
      {comment === undefined ? (
        <>
          <ChoiceField
            {...inputOf(source)}
            label={t("complaints:enter.source")}
            options={enteredSources.map((way) => ({ value: way, label: t(`complaints:sources.${way}`) }))}
          />
          <TextField
            {...inputOf(receivedOn)}
            label={t("complaints:enter.receivedOn")}
            hint={t("complaints:enter.receivedOnHint")}
            inputMode="numeric"
            autoComplete="off"
          />
        </>
      ) : (
        <AboutComment comment={comment} />
      )}
      <ChoiceField
        {...inputOf(kind)}
        label={t("complaints:inbox.kind")}
        options={complaintKinds.map((one) => ({ value: one, label: t(`complaints:kinds.${one}`) }))}
      />
      <TextArea
        {...inputOf(text)}
        label={t("complaints:enter.text")}
        hint={t("complaints:enter.textHint")}
        rows={7}
        maxLength={longestText}
      />
      {comment === undefined && (
        <TextField
          {...inputOf(dossier)}
          label={t("complaints:enter.dossier")}
          hint={t("complaints:enter.dossierHint")}
          autoComplete="off"
        />
      )}
      <AttachmentsField problems={ofFiles} />
      <h2>{t("complaints:enter.contactTitle")}</h2>
      <p>{t(comment === undefined ? "complaints:enter.contactLead" : "complaints:enter.commentContact")}</p>
      <TextField {...inputOf(name)} label={t("complaints:form.name")} autoComplete="off" />
      <TextField {...inputOf(phone)} label={t("complaints:form.phone")} inputMode="tel" autoComplete="off" />
      <TextField {...inputOf(address)} label={t("complaints:form.address")} autoComplete="off" />
      <TextField {...inputOf(email)} label={t("complaints:enter.email")} inputMode="email" autoComplete="off" />
      <Tick
        id={consent.id}
        name={consent.name}
        label={t("complaints:enter.consent")}
        error={errorOf(consent)}
        isTicked={consent.initialValue !== undefined}
      />
      <p>
        <button className="button main">{t("complaints:enter.save")}</button>
      </p>
    </form>
  );
}

function AboutComment({ comment: { ratingId, dossierNumber, score, givenOn } }: { comment: LowComment }) {
  const t = useT();
  return (
    <>
      <input type="hidden" name="comment" value={ratingId} />
      <Facts
        items={[
          [t("complaints:form.dossier"), dossierNumber],
          [t("complaints:enter.commentLevel"), t(score === 1 ? "ratings:scores.1" : "ratings:scores.2")],
          [t("complaints:enter.commentDay"), formatDay(givenOn)],
        ]}
      />
    </>
  );
}

interface EnteredProps {
  reference: string;
  secret: string;
  /** Where the sender types the two codes in. */
  address: string;
}

/** What was registered, with the two codes to tell the sender; the secret is never shown again. */
export function Entered({ reference, secret, address }: EnteredProps) {
  const t = useT();
  return (
    <>
      <Done>
        <p>{t("complaints:enter.done")}</p>
      </Done>
      <section className="card keep" aria-labelledby="codes">
        <h2 id="codes">{t("complaints:enter.codes")}</h2>
        <CaseCodes reference={reference} secret={secret} />
        <p>{t("complaints:enter.codesHow", { address })}</p>
      </section>
      <p className="row">
        <a className="button main" href={`/inbox/${reference}`}>
          {t("complaints:enter.openCase")}
        </a>
        <a className="button" href="/inbox/new">
          {t("complaints:enter.another")}
        </a>
      </p>
    </>
  );
}
