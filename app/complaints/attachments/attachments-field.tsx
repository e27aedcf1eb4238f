import { useT } from "#app/i18n/page.tsx";
import { Field, describedBy } from "#app/ui/form.tsx";
import { acceptedEndings, largestFile, megabyte, mostFiles, type FilesSentBack } from "./attachment.ts";

type Words = ReturnType<typeof useT>;

const fieldId = "files";

/** The sentences about the files of a refused form; each links to the field. */
export function fileProblems(t: Words, { refusedFiles, filesDropped }: FilesSentBack): { id: string; text: string }[] {
  const limits = { most: String(mostFiles), megabytes: String(largestFile / megabyte) };
  const sentences: string[] = refusedFiles.map(({ name, problem }) =>
    t(`documents:files.problems.${problem}`, { name, ...limits }),
  );
  if (filesDropped) sentences.push(t("documents:files.problems.chooseAgain"));
  return sentences.map((text) => ({ id: fieldId, text }));
}

/** Files with a complaint: optional, chosen together. */
export function AttachmentsField({ problems }: { problems: readonly { text: string }[] }) {
  const t = useT();
  const hint = t("documents:files.hint", { most: String(mostFiles), megabytes: String(largestFile / megabyte) });
  const error = problems.length === 0 ? undefined : problems.map(({ text }) => text).join(" ");
  return (
    <Field id={fieldId} label={t("documents:files.label")} hint={hint} error={error}>
      <input
        className="input"
        type="file"
        id={fieldId}
        name="files"
        multiple
        accept={acceptedEndings}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(fieldId, hint, error)}
      />
    </Field>
  );
}
