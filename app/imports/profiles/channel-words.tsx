import { useForm, type SubmissionResult } from "@conform-to/react";
import { channels } from "#app/dossiers/dossier.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, SelectField } from "#app/ui/form.tsx";
import type { ChannelWord } from "./channel-word.ts";

interface UnknownWordsProps {
  words: readonly string[];
  refused: { word: string; lastResult: SubmissionResult } | undefined;
}

/** The words of a run that are unknown for a channel, each with the question what it means. */
export function UnknownWords({ words, refused }: UnknownWordsProps) {
  const t = useT();
  if (words.length === 0) return null;
  return (
    <section className="card">
      <h2>{t("imports:words.unknown")}</h2>
      <p>{t("imports:words.unknownText")}</p>
      {words.map((word, index) => (
        <WordForm
          key={word}
          id={`word-${String(index)}`}
          word={word}
          lastResult={refused?.word === word ? refused.lastResult : undefined}
        />
      ))}
    </section>
  );
}

function WordForm({ id, word, lastResult }: { id: string; word: string; lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, { channel }] = useForm<{ word: string; channel: string }>({ id, lastResult });
  const { inputOf, problemsOf } = useFormProblems("imports:wordProblems");
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [channel])} />
      <input type="hidden" name="intent" value="word" />
      <input type="hidden" name="word" value={word} />
      <SelectField
        {...inputOf(channel)}
        label={t("imports:words.means", { word })}
        options={[
          { value: "", label: t("imports:words.choose") },
          ...channels.map((one) => ({ value: one, label: t(`dossiers:channels.${one}`) })),
        ]}
      />
      <button className="button">{t("imports:words.remember")}</button>
    </form>
  );
}

/** The words the office explained before, each of which can be forgotten. */
export function KnownWords({ words }: { words: readonly ChannelWord[] }) {
  const t = useT();
  if (words.length === 0) return null;
  return (
    <section className="card">
      <h2>{t("imports:words.known")}</h2>
      <ul className="plain-list">
        {words.map(({ written, channel }) => (
          <li key={written}>
            <form method="post" className="row">
              <span>{t("imports:words.knownAs", { word: written, channel: t(`dossiers:channels.${channel}`) })}</span>
              <input type="hidden" name="intent" value="forget" />
              <input type="hidden" name="word" value={written} />
              <button className="linklike" aria-label={t("imports:words.forgetNamed", { word: written })}>
                {t("imports:words.forget")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
