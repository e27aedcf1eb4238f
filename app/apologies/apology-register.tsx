import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { DataTable, Tag } from "#app/ui/parts.tsx";
import type { ListedApology } from "./apology-letter.ts";

/** The register of letters (sổ): a line for each. */
export function ApologyRegister({ letters, mayWrite }: { letters: readonly ListedApology[]; mayWrite: boolean }) {
  const t = useT();
  return (
    <DataTable
      caption={t("apologies:register.title")}
      hideCaption
      rows={letters}
      rowKey={(letter) => letter.id}
      columns={[
        {
          label: t("apologies:columns.number"),
          cell: (letter) => <span className="one-line">{letter.dossierNumber}</span>,
        },
        { label: t("apologies:columns.documentNumber"), cell: (letter) => letter.documentNumber ?? "–" },
        {
          label: t("apologies:columns.sentOn"),
          cell: (letter) =>
            letter.sentOn === null ? (
              <Tag kind="soon">{t("apologies:register.notSent")}</Tag>
            ) : (
              formatDay(letter.sentOn)
            ),
        },
        {
          label: t("apologies:columns.letter"),
          cell: (letter) => <LetterLink letter={letter} mayRecord={mayWrite && letter.sentOn === null} />,
        },
        { label: t("apologies:columns.due"), cell: (letter) => formatDay(letter.promisedOn) },
        {
          label: t("apologies:columns.newOn"),
          cell: (letter) => (
            <>
              {formatDay(letter.newOn)}
              {letter.isAgain && <span className="muted small"> {t("apologies:register.again")}</span>}
            </>
          ),
        },
        { label: t("apologies:columns.unit"), cell: (letter) => letter.unitName ?? "–" },
        { label: t("apologies:columns.writtenOn"), cell: (letter) => formatDay(letter.writtenOn) },
        { label: t("apologies:columns.writtenBy"), cell: (letter) => letter.writtenBy },
      ]}
    />
  );
}

function LetterLink({
  letter: { id, dossierNumber: number },
  mayRecord,
}: {
  letter: ListedApology;
  mayRecord: boolean;
}) {
  const t = useT();
  return (
    <a
      className="target"
      href={`/dossiers/letters/${id}`}
      aria-label={t(mayRecord ? "apologies:register.recordOf" : "apologies:register.viewOf", { number })}
    >
      {t(mayRecord ? "apologies:register.record" : "apologies:register.view")}
    </a>
  );
}

/** The letters of one dossier, on its page. */
export function LettersOfDossier({ letters }: { letters: readonly ListedApology[] }) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="letters">
      <h2 id="letters">{t("apologies:dossier.title")}</h2>
      {letters.length === 0 && <p className="muted">{t("apologies:dossier.none")}</p>}
      <ul className="plain-list" role="list">
        {letters.map((letter) => (
          <li key={letter.id}>
            <a className="target" href={`/dossiers/letters/${letter.id}`}>
              {t(`apologies:titles.${letter.title}`)}
            </a>
            <br />
            <span className="muted small">
              {letter.sentOn === null
                ? t("apologies:dossier.line", {
                    written: formatDay(letter.writtenOn),
                    newOn: formatDay(letter.newOn),
                  })
                : t("apologies:dossier.sentLine", {
                    sent: formatDay(letter.sentOn),
                    number: letter.documentNumber ?? "",
                    newOn: formatDay(letter.newOn),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
