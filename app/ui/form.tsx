import type { ReactNode } from "react";

/** The parts of a form that every page shares. An error is shown beside its field and in a summary on top. */

export interface FieldProblem {
  id: string;
  text: string;
}

interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
}

export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  const ids = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(" ");
}

export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className={error === undefined ? "field" : "field wrong"}>
      <label htmlFor={id}>{label}</label>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

export function FieldNotes({ id, hint, error }: Pick<FieldProps, "id" | "hint" | "error">) {
  return (
    <>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span className="error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </>
  );
}

interface TextFieldProps {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value?: string | undefined;
  /** Not "email": some browsers send a domain with Vietnamese letters in another form than it was typed. */
  type?: "text" | "tel" | "password" | "date" | "search" | "number";
  required?: boolean;
  autoComplete?: string;
  maxLength?: number;
  inputMode?: "text" | "numeric" | "email" | "tel";
  /** The id of a `datalist` with texts to choose from. */
  list?: string;
  /** Whether the page begins in this field: where a scanner types. */
  autoFocus?: boolean;
}

export function TextField({ label, hint, error, value, ...input }: TextFieldProps) {
  return (
    <Field id={input.id} label={label} hint={hint} error={error}>
      <input
        className="input"
        type="text"
        {...input}
        defaultValue={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(input.id, hint, error)}
      />
    </Field>
  );
}

interface LineFieldProps extends Omit<TextFieldProps, "hint" | "error"> {
  /** The id of the words about what is wrong; undefined if nothing is. They stand above the whole line. */
  errorId: string | undefined;
}

/** A field of one line of a form that has many alike, such as a list that is typed in. */
export function LineField({ label, value, errorId, ...input }: LineFieldProps) {
  return (
    <div className={errorId === undefined ? "field" : "field wrong"}>
      <label htmlFor={input.id}>{label}</label>
      <input
        className="input"
        type="text"
        autoComplete="off"
        {...input}
        defaultValue={value}
        aria-invalid={errorId === undefined ? undefined : true}
        aria-describedby={errorId}
      />
    </div>
  );
}

/** A password field; it is empty whenever the page is shown. */
export function PasswordField(props: Omit<TextFieldProps, "type">) {
  return <TextField {...props} type="password" value={undefined} />;
}

interface TextAreaProps extends Omit<TextFieldProps, "type" | "autoComplete" | "inputMode"> {
  rows?: number;
}

export function TextArea({ label, hint, error, value, ...input }: TextAreaProps) {
  return (
    <Field id={input.id} label={label} hint={hint} error={error}>
      <textarea
        className="input"
        {...input}
        defaultValue={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(input.id, hint, error)}
      />
    </Field>
  );
}

interface SelectFieldProps {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value?: string | undefined;
  options: readonly { value: string; label: string }[];
}

export function SelectField({ label, hint, error, value, options, ...select }: SelectFieldProps) {
  return (
    <Field id={select.id} label={label} hint={hint} error={error}>
      <select className="input" {...select} defaultValue={value} aria-describedby={describedBy(select.id, hint, error)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface FilterFieldProps {
  name: string;
  label: string;
  /** The choice that does not narrow the list. */
  any: string;
  value: string | null;
  options: readonly { id: string; name: string }[];
}

/** A choice that narrows a list, or does not. Its id is its name: a page has one filter. */
export function FilterField({ name, label, any, value, options }: FilterFieldProps) {
  const choices = options.map((option) => ({ value: option.id, label: option.name }));
  return (
    <SelectField
      id={name}
      name={name}
      label={label}
      value={value ?? ""}
      options={[{ value: "", label: any }, ...choices]}
    />
  );
}

interface ChoiceFieldProps extends SelectFieldProps {
  type?: "radio" | "checkbox";
}

/** A group of radio buttons or checkboxes under one legend. */
export function ChoiceField({ id, name, label, hint, error, value, options, type = "radio" }: ChoiceFieldProps) {
  return (
    <fieldset
      className={error === undefined ? "field" : "field wrong"}
      id={id}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{label}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input type={type} name={name} value={option.value} defaultChecked={value === option.value} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The list of problems on top of the form; each line links to its field. */
export function ErrorSummary({ title, problems }: { title: string; problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="notice wrong" role="alert" aria-labelledby="error-summary">
      <h2 id="error-summary">{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.id + problem.text}>
            <a href={`#${problem.id}`}>{problem.text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TickProps {
  id: string;
  name: string;
  label: string;
  error: string | undefined;
  /** Whether it was ticked when the form was sent. */
  isTicked?: boolean;
}

/** One checkbox with its problem. */
export function Tick({ id, name, label, error, isTicked = false }: TickProps) {
  return (
    <div className={error === undefined ? "field" : "field wrong"}>
      <FieldNotes id={id} hint={undefined} error={error} />
      <label className="choice" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value="on"
          defaultChecked={isTicked}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
