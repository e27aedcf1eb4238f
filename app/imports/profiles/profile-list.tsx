import { useT } from "#app/i18n/page.tsx";
import { columnNames } from "#app/imports/reading/register-columns.ts";
import type { ColumnProfile } from "./column-profile.ts";

/** The office's profiles: which heading is read as what, each to be changed or forgotten. */
export function ProfileList({ profiles }: { profiles: readonly ColumnProfile[] }) {
  const t = useT();
  if (profiles.length === 0) return <p>{t("imports:profiles.none")}</p>;
  return profiles.map((profile, index) => {
    const name = t("imports:profiles.name", { number: String(index + 1) });
    return (
      <section key={profile.header} className="card">
        <h3>{name}</h3>
        <ProfileColumns profile={profile} />
        <form method="post" className="row">
          <a
            className="button"
            href={`/settings/registers/${profile.header}`}
            aria-label={`${t("imports:profiles.change")}: ${name}`}
          >
            {t("imports:profiles.change")}
          </a>
          <input type="hidden" name="intent" value="forget-profile" />
          <input type="hidden" name="header" value={profile.header} />
          <button className="linklike" aria-label={`${t("imports:profiles.forget")}: ${name}`}>
            {t("imports:profiles.forget")}
          </button>
        </form>
      </section>
    );
  });
}

function ProfileColumns({ profile: { headings, columns } }: { profile: ColumnProfile }) {
  const t = useT();
  const headingAt = (position: number) => {
    const heading = headings[position] ?? "";
    return heading === "" ? t("imports:tell.blankHeading", { number: String(position + 1) }) : heading;
  };
  return (
    <ul className="plain-list">
      {columnNames.map((name) => {
        const position = columns[name];
        if (position === undefined) return null;
        return (
          <li key={name}>
            {t("imports:profiles.column", { heading: headingAt(position), name: t(`imports:columns.${name}`) })}
          </li>
        );
      })}
    </ul>
  );
}
