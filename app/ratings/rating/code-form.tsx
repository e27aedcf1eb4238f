import { useT } from "#app/i18n/page.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { formatReceiptCode, receiptCodeLength } from "#app/dossiers/receipt-code.ts";
import { checkCharacter } from "#app/platform/readable-code.ts";
import { ErrorSummary, TextField } from "#app/ui/form.tsx";
import { longestTyped, neverUsed, strangeCharacters, type CodeTrouble } from "./code-problem.ts";

const exampleBody = "34679ACDE";
const exampleCode = formatReceiptCode(exampleBody + checkCharacter(exampleBody));

/** The problem of a typed code, in one sentence. */
function explain(t: Translate, trouble: CodeTrouble): string {
  switch (trouble.reason) {
    case "length":
      return t("ratings:code.problems.length", { expected: trouble.expected, typed: trouble.typed });
    case "characters":
      return t("ratings:code.problems.characters", { characters: strangeCharacters(trouble.characters) });
    default:
      return t(`ratings:code.problems.${trouble.reason}`);
  }
}

interface CodeFormProps {
  /** The text that was typed before, if it did not work. */
  typed?: string;
  trouble?: CodeTrouble;
}

/** The field for the code on the receipt. Leads to the rating page, or back here with the problem. */
export function CodeForm({ typed, trouble }: CodeFormProps) {
  const t = useT();
  const error = trouble === undefined ? undefined : explain(t, trouble);
  return (
    <form action="/" className="card">
      <TextField
        id="code"
        name="code"
        label={t("ratings:code.label")}
        hint={t("ratings:code.hint", { length: receiptCodeLength, example: exampleCode })}
        error={error}
        value={typed}
        autoComplete="off"
        maxLength={longestTyped}
      />
      <button className="button main wide">
        {t(trouble === undefined ? "ratings:code.go" : "ratings:code.retry")}
      </button>
    </form>
  );
}

/** The summary at the top of a page whose code did not work. */
export function CodeSummary({ trouble }: { trouble: CodeTrouble }) {
  const t = useT();
  return <ErrorSummary title={t("shell:errors.summary")} problems={[{ id: "code", text: explain(t, trouble) }]} />;
}

/** An example of a code, to compare with the paper. */
export function CodeRules() {
  const t = useT();
  return (
    <section>
      <h2>{t("ratings:code.rules.title")}</h2>
      <ul>
        <li>{t("ratings:code.rules.length", { length: receiptCodeLength })}</li>
        <li>
          {t("ratings:code.rules.never")} <span className="code">{neverUsed.join(" ")}</span>
        </li>
      </ul>
    </section>
  );
}
