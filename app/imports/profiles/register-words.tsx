import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField } from "#app/ui/form.tsx";
import { meaningsOf, wordKinds, type RegisterWord, type WordKind } from "./register-word.ts";
import { meaningText, wordText } from "./word-text.ts";

/** A word whose form was refused. */
export interface RefusedWord {
  kind: string;
  word: string;
  lastResult: SubmissionResult;
}

interface UnknownWordsProps {
  words: readonly Pick<RegisterWord, "kind" | "written">[];
  refused: RefusedWord | undefined;
}

/** The words of a run that are unknown, by column, each with the question what it means. */
export function UnknownWords({ words, refused }: UnknownWordsProps) {
  const t = useT();
  return wordKinds.map((kind) => {
    const ofKind = words.filter((word) => word.kind === kind);
    if (ofKind.length === 0) return null;
    return (
      <section key={kind} className="card">
        <h2>{t(`imports:words.unknown.${kind}`)}</h2>
        <p>{t(`imports:words.unknownText.${kind}`)}</p>
        {ofKind.map(({ written }, index) => (
          <WordForm key={written} id={`${kind}-${String(index)}`} word={{ kind, written }} refused={refused} />
        ))}
      </section>
    );
  });
}

interface WordFormProps {
  id: string;
  word: Pick<RegisterWord, "kind" | "written"> & { meaning?: string };
  refused: RefusedWord | undefined;
}

function WordForm({ id, word: { kind, written, meaning: known = "" }, refused }: WordFormProps) {
  const t = useT();
  const lastResult = refused?.word === written && refused.kind === kind ? refused.lastResult : undefined;
  const [form, { meaning }] = useForm<{ kind: string; word: string; meaning: string }>({
    id,
    lastResult,
    defaultValue: { meaning: known },
  });
  const { inputOf, problemsOf } = useFormProblems("imports:wordProblems");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [meaning])} />
      <input type="hidden" name="intent" value="word" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="word" value={written} />
      <SelectField
        {...inputOf(meaning)}
        label={t("imports:words.means", { word: written })}
        options={[{ value: "", label: t("imports:words.choose") }, ...useOptions(kind)]}
      />
      <button className="button">{t("imports:words.remember")}</button>
    </form>
  );
}

function useOptions(kind: WordKind): { value: string; label: string }[] {
  const t = useT();
  return meaningsOf[kind].map((meaning) => ({ value: meaning, label: meaningText(t, { kind, meaning }) }));
}

/** The words the office explained before, each of which can be forgotten. */
export function KnownWords({ words }: { words: readonly RegisterWord[] }) {
  const t = useT();
  if (words.length === 0) return null;
  return (
    <section className="card">
      <h2>{t("imports:words.known")}</h2>
      <ul className="plain-list">
        {words.map((word) => (
          <li key={`${word.kind} ${word.written}`}>
            <ForgetForm word={word} text={wordText(t, word)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ForgetForm({ word: { kind, written }, text }: { word: RegisterWord; text: string }) {
  const t = useT();
  return (
    <form method="post" className="row">
      {text !== "" && <span>{text}</span>}
      <input type="hidden" name="intent" value="forget" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="word" value={written} />
      <button className="linklike" aria-label={t("imports:words.forgetNamed", { word: written })}>
        {t("imports:words.forget")}
      </button>
    </form>
  );
}

/** The words the office explained, each to be changed or forgotten. */
export function ChangeableWords({
  words,
  refused,
}: {
  words: readonly RegisterWord[];
  refused: RefusedWord | undefined;
}) {
  const t = useT();
  return wordKinds.map((kind) => {
    const ofKind = words.filter((word) => word.kind === kind);
    if (ofKind.length === 0) return null;
    return (
      <section key={kind}>
        <h3>{t(`imports:columns.${kind}`)}</h3>
        {ofKind.map((word, index) => (
          <div key={word.written} className="card">
            <WordForm id={`${kind}-${String(index)}`} word={word} refused={refused} />
            <ForgetForm word={word} text="" />
          </div>
        ))}
      </section>
    );
  });
}
