import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import type { OfficeContact } from "#app/offices/office.ts";
import type { Day } from "#app/platform/day.ts";
import { CodeForm, CodeRules, CodeSummary } from "./code-form.tsx";
import type { CodeTrouble } from "./code-problem.ts";

/** How to reach the offices. */
export function Contacts({ contacts }: { contacts: readonly OfficeContact[] }) {
  const t = useT();
  if (contacts.length === 0) return null;
  return (
    <section>
      <h2>{t("ratings:code.contact")}</h2>
      <ul>
        {contacts.map((office) => (
          <li key={office.name}>
            <strong>{office.name}</strong>: {office.contactLine}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WrongCodeProps {
  typed: string;
  trouble: CodeTrouble;
  contacts: readonly OfficeContact[];
}

/** The page shown if the code in the address is mistyped or belongs to no receipt. */
export function WrongCode({ typed, trouble, contacts }: WrongCodeProps) {
  const t = useT();
  const kind = trouble.reason === "unknown" ? "unknown" : "wrong";
  return (
    <>
      <CodeSummary trouble={trouble} />
      <h1>{t(`ratings:code.${kind}Title`)}</h1>
      <p>{t(`ratings:code.${kind}Text`)}</p>
      <CodeForm typed={typed} trouble={trouble} />
      <CodeRules />
      <Contacts contacts={contacts} />
    </>
  );
}

interface ClosedCodeProps {
  code: string;
  number: string;
  openUntil: Day | null;
  contact: OfficeContact;
}

/** The page of a receipt whose rating period is over. */
export function ClosedCode({ code, number, openUntil, contact }: ClosedCodeProps) {
  const t = useT();
  return (
    <>
      <h1>{t("ratings:code.closedTitle")}</h1>
      {openUntil !== null && <p>{t("ratings:code.closedText", { number, day: formatDay(openUntil) })}</p>}
      <p>{t("ratings:code.closedComplaint")}</p>
      <p>
        <a className="button main" href={`/r/${code}/complaint`}>
          {t("shell:complain")}
        </a>
      </p>
      <Contacts contacts={contact.contactLine === "" ? [] : [contact]} />
    </>
  );
}
