import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField, TextField, Tick } from "#app/ui/form.tsx";
import { shownKey, type ShownProcedure } from "./procedure.ts";

/** The forms of the page of a procedure by what they do. */
export type ProcedureIntent = "name" | "act" | "merge";

interface FormProps {
  procedure: ShownProcedure;
  lastResult: SubmissionResult | undefined;
}

/** Name and field of a procedure as people read them; what the register writes is told beside them. */
export function NameForm({ procedure, lastResult, fields }: FormProps & { fields: readonly string[] }) {
  const t = useT();
  const [form, { name, field }] = useForm<Record<"name" | "field", string>>({
    id: "name-form",
    lastResult,
    defaultValue: { name: procedure.name, field: procedure.field },
  });
  const { inputOf, problemsOf } = useFormProblems("procedures:problems");
  const { registerName, registerField } = procedure;
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("procedures:nameTitle")}</h2>
      <p className="muted">{t("procedures:nameText")}</p>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [name, field])} />
      <input type="hidden" name="intent" value="name" />
      <input type="hidden" name="shown" value={shownKey(procedure)} />
      <TextField
        {...inputOf(name)}
        label={t("procedures:name")}
        hint={registerName === null ? undefined : t("procedures:inRegister", { text: registerName })}
        autoComplete="off"
        maxLength={500}
      />
      <TextField
        {...inputOf(field)}
        label={t("procedures:field")}
        hint={registerField === null ? undefined : t("procedures:inRegister", { text: registerField })}
        autoComplete="off"
        list="known-fields"
        maxLength={200}
      />
      <datalist id="known-fields">
        {fields.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <p>
        <button className="button main">{t("procedures:saveName")}</button>
      </p>
    </form>
  );
}

/** The acts that fit the state of a procedure: accept a proposed one, retire one, offer a retired one again. */
export function ActForms({ procedure, lastResult }: FormProps) {
  const t = useT();
  const [form] = useForm({ id: "act-form", lastResult });
  const { problemsOf } = useFormProblems("procedures:problems");
  const { state } = procedure;
  const acts =
    state === "proposed" ? (["accept", "retire"] as const) : ([state === "used" ? "retire" : "restore"] as const);
  return (
    <section className="card" id={form.id}>
      <h2>{t("procedures:actTitle")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [])} />
      {acts.map((act) => (
        <form key={act} method="post">
          <p>{t(`procedures:acts.${act}.text`)}</p>
          <input type="hidden" name="intent" value="act" />
          <input type="hidden" name="act" value={act} />
          <input type="hidden" name="shown" value={shownKey(procedure)} />
          <p>
            <button className="button">{t(`procedures:acts.${act}.name`)}</button>
          </p>
        </form>
      ))}
    </section>
  );
}

interface MergeFormProps extends FormProps {
  targets: readonly { id: string; code: string; name: string }[];
  /** The procedure that the list suggests; empty if none. */
  suggested: string;
}

/** Merges a procedure into another one: says what happens and that it cannot be undone, and asks for a tick. */
export function MergeForm({ procedure, lastResult, targets, suggested }: MergeFormProps) {
  const t = useT();
  const [form, { into, confirmed }] = useForm<Record<"into" | "confirmed", string>>({
    id: "merge",
    lastResult,
    defaultValue: { into: suggested },
  });
  const { inputOf, errorOf, problemsOf } = useFormProblems("procedures:problems");
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("procedures:mergeTitle")}</h2>
      <p>{t("procedures:mergeText", { name: procedure.name, code: procedure.code })}</p>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [into, confirmed])} />
      <input type="hidden" name="intent" value="merge" />
      <input type="hidden" name="shown" value={shownKey(procedure)} />
      <SelectField
        {...inputOf(into)}
        label={t("procedures:mergeInto")}
        options={[
          { value: "", label: "–" },
          ...targets.map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` })),
        ]}
      />
      <Tick
        id={confirmed.id}
        name={confirmed.name}
        label={t("procedures:mergeConfirm")}
        error={errorOf(confirmed)}
        isTicked={confirmed.initialValue === "on"}
      />
      <p>
        <button className="button">{t("procedures:merge")}</button>
      </p>
    </form>
  );
}
