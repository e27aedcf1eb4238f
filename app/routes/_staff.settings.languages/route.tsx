import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { addLanguage, importTexts, offerLanguage } from "#app/settings/change-language.server.ts";
import { LanguageCard } from "#app/settings/language-card.tsx";
import { languageSchema, type TranslationRefusal } from "#app/settings/language-forms.ts";
import { LanguageForm } from "#app/settings/language-form.tsx";
import { hasOneOffice, listLanguageStates } from "#app/settings/list-languages.server.ts";
import { readCatalogue } from "#app/spreadsheets/catalogue-file.ts";
import { largestTableFile, readLines } from "#app/spreadsheets/read-lines.server.ts";
import { staffAction, staffLoader, type StaffCall } from "#app/staff/sessions/staff-route.server.ts";
import { Done } from "#app/ui/done.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { Notice, SubpageHead } from "#app/ui/parts.tsx";

const address = "/settings/languages";

/** The further languages of citizens' pages: their catalogues, and which of them citizens may choose. */
export const loader = staffLoader("settings.edit", async ({ context, request, t }) => ({
  title: t("settings:pages.languages.title"),
  done: doneIn(request.url, ["added", "offered", "withdrawn"]),
  languages: await listLanguageStates(context.db),
  mayEdit: await hasOneOffice(context.db),
}));

/** The count of an import and what was not taken of it, or why a form did nothing. */
interface Answer {
  imported: { changed: number; missing: number; refused: TranslationRefusal[] } | null;
  problem: { section: "spreadsheets" | "languages"; name: string } | null;
}

export const action = staffAction("settings.edit", async (call) => {
  const { context, staff, request } = call;
  const form = await readForm(request, "file", largestTableFile);
  const [intent, code] = [form.get("intent"), form.get("code")];
  if (!(await hasOneOffice(context.db))) return refused("languages", "severalOffices", 409);
  if (intent === "import" && typeof code === "string") return importFile(call, code, form.get("file"));
  if ((intent === "offer" || intent === "withdraw") && typeof code === "string") {
    const switched = await offerLanguage(context, staff, code, intent === "offer");
    if (!switched.ok)
      return refused("languages", switched.reason === "incomplete" ? "incompleteOffer" : "unknown", 400);
    return redirect(doneAddress(address, intent === "offer" ? "offered" : "withdrawn"), 303);
  }
  const submission = parseForm(form, languageSchema);
  if (submission.status !== "success") return data({ reply: submission.reply(), answer: null }, { status: 400 });
  const added = await addLanguage(context, staff, submission.value);
  if (added.ok) return redirect(doneAddress(address, "added"), 303);
  const problem = added.reason === "taken" ? "taken" : "codeWrong";
  return data({ reply: submission.reply({ fieldErrors: { code: [problem] } }), answer: null }, { status: 400 });
});

async function importFile({ context, staff }: StaffCall, code: string, file: FormDataEntryValue | null) {
  const read = await readLines(file);
  if (!read.ok) return refused("spreadsheets", read.problem, 400);
  const lines = readCatalogue(read.lines);
  if (lines === undefined) return refused("languages", "noKeys", 400);
  const imported = await importTexts(context, staff, code, lines);
  if (!imported.ok) return refused("languages", "unknown", 400);
  const { changed, missing } = imported;
  return answered({ imported: { changed, missing, refused: imported.refused }, problem: null }, 200);
}

const answered = (answer: Answer, status: number) => data({ reply: null, answer }, { status });
const refused = (section: "spreadsheets" | "languages", name: string, status: number) =>
  answered({ imported: null, problem: { section, name } }, status);

export default function LanguagesPage() {
  const t = useT();
  const { title, done, languages, mayEdit } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const answer = sent?.answer ?? null;
  return (
    <div className="narrow">
      <SubpageHead above="/settings" back={t("settings:back")} title={title} />
      {done !== undefined && sent === undefined && (
        <Done>
          <p>{t(`settings:languages.done.${done}`)}</p>
        </Done>
      )}
      {answer !== null && <Outcome {...answer} />}
      <p>{t("settings:languages.intro")}</p>
      <p className="muted">{t("settings:languages.partly")}</p>
      {!mayEdit && <p>{t("settings:languages.several")}</p>}
      {languages.map((language) => (
        <LanguageCard key={language.code} language={language} mayEdit={mayEdit} />
      ))}
      {mayEdit && <LanguageForm lastResult={sent?.reply ?? undefined} />}
    </div>
  );
}

/** More lines are nothing to read; the counts say how many there are. */
const mostRefused = 100;

function Outcome({ imported, problem }: Answer) {
  const t = useT();
  const { language } = usePage();
  const ofTables = useFormProblems("spreadsheets:problems");
  const ofLanguages = useFormProblems("settings:languages.problems");
  const sentence = (section: "spreadsheets" | "languages", name: string) =>
    (section === "spreadsheets" ? ofTables : ofLanguages).errorOf({ id: "file", errors: [name] });
  if (imported === null) {
    return (
      <Notice kind="wrong">{problem !== null && <p role="alert">{sentence(problem.section, problem.name)}</p>}</Notice>
    );
  }
  const { changed, missing, refused: lines } = imported;
  const number = (count: number) => formatCount(count, language);
  return (
    <Done kind={lines.length > 0 ? "careful" : "good"}>
      <p>{t("settings:languages.imported", { changed: number(changed), missing: number(missing) })}</p>
      {lines.length > 0 && (
        <>
          <p>{t("settings:languages.refusedTitle", { number: number(lines.length) })}</p>
          <ul>
            {lines.slice(0, mostRefused).map(({ line, key, problem: name }) => (
              <li key={line}>
                {t("settings:languages.refusedLine", {
                  line: String(line),
                  key,
                  sentence: sentence("languages", name) ?? "",
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Done>
  );
}
