import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ChoiceField, ErrorSummary, SelectField, TextArea, TextField, Tick } from "#app/ui/form.tsx";
import { AttachmentsField, fileProblems } from "#app/complaints/attachments/attachments-field.tsx";
import type { FilesSentBack } from "#app/complaints/attachments/attachment.ts";
import { complaintKinds, type LegalTrack } from "#app/complaints/case/complaint.ts";
import { ConsentNotice, OtherLaw, OtherLawQuestion } from "./consent-notice.tsx";
import { longestText, type ContactDetails } from "#app/complaints/case/new-complaint.ts";

interface RefusedWords {
  lastResult: SubmissionResult;
  /** The other law that the text seems to fall under, asked about once. */
  otherLaw?: Exclude<LegalTrack, "feedback"> | undefined;
}

interface ComplaintFormProps {
  formKey: string;
  /** Days after the end of the case for which contact details are stored. */
  retentionDays: number;
  /** To choose from; one office is not asked for. */
  offices: readonly { id: string; name: string; contactLine: string }[];
  refused: (RefusedWords & FilesSentBack) | undefined;
  /** What the sender wrote with a low rating, so that nobody writes it twice. */
  comment?: string | undefined;
}

type Typed = ContactDetails & { office: string; kind: string; text: string; consent: string };

/** The form for a phản ánh, kiến nghị or khen, with or without a receipt. */
export function ComplaintForm({ formKey, retentionDays, offices, refused, comment }: ComplaintFormProps) {
  const t = useT();
  const [form, fields] = useForm<Typed>({
    id: "complaint",
    lastResult: refused?.lastResult,
    defaultValue: { text: comment ?? "" },
  });
  const { errorOf, inputOf, problemsOf } = useFormProblems("complaints:problems");
  const problems = problemsOf(form, [
    fields.office,
    fields.kind,
    fields.text,
    fields.name,
    fields.address,
    fields.phone,
    fields.email,
    fields.consent,
  ]);
  const ofFiles = refused === undefined ? [] : fileProblems(t, refused);
  const only = offices.length === 1 ? offices[0] : undefined;
  return (
    <form method="post" encType="multipart/form-data" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={[...problems, ...ofFiles]} />
      <input type="hidden" name="form" value={formKey} />
      {refused?.otherLaw === undefined ? <OtherLaw /> : <OtherLawQuestion lane={refused.otherLaw} />}
      {only === undefined && (
        <SelectField
          {...inputOf(fields.office)}
          label={t("complaints:form.office")}
          options={[
            { value: "", label: t("complaints:form.chooseOffice") },
            ...offices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <ChoiceField
        {...inputOf(fields.kind)}
        label={t("complaints:form.kind")}
        options={complaintKinds.map((kind) => ({ value: kind, label: t(`complaints:form.kindOptions.${kind}`) }))}
      />
      <TextArea
        {...inputOf(fields.text)}
        label={t("complaints:form.text")}
        hint={t("complaints:form.textHint")}
        rows={7}
        maxLength={longestText}
      />
      <AttachmentsField problems={ofFiles} />
      <h2>{t("complaints:form.contactTitle")}</h2>
      <p>{t("complaints:form.contactLead")}</p>
      <TextField {...inputOf(fields.name)} label={t("complaints:form.name")} autoComplete="name" />
      <TextField {...inputOf(fields.address)} label={t("complaints:form.address")} autoComplete="street-address" />
      <TextField
        {...inputOf(fields.phone)}
        label={t("complaints:form.phone")}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <TextField {...inputOf(fields.email)} label={t("complaints:form.email")} inputMode="email" autoComplete="email" />
      <ConsentNotice who={only?.name} contact={only?.contactLine} retentionDays={retentionDays} />
      <Tick
        id={fields.consent.id}
        name={fields.consent.name}
        label={t("complaints:form.consent")}
        error={errorOf(fields.consent)}
        isTicked={fields.consent.initialValue !== undefined}
      />
      <p>
        <button className="button main wide">
          {t(refused?.otherLaw === undefined ? "complaints:form.send" : "complaints:form.sendAnyway")}
        </button>
      </p>
      <p className="muted small">{t("complaints:form.afterSend")}</p>
    </form>
  );
}
