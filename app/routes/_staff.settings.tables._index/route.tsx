import { useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { tableNames } from "#app/spreadsheets/office-table.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { SubpageHead } from "#app/ui/parts.tsx";

/** The settings that can be edited as spreadsheets. */
export const loader = staffLoader("settings.edit", ({ t }) => ({ title: t("spreadsheets:title") }));

/** The settings that are not edited as a spreadsheet; the page says why. */
const withoutTable = ["staff", "registers", "improvements", "apiKeys"] as const;

export default function TablesPage() {
  const t = useT();
  const { title } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <SubpageHead above="/settings" back={t("settings:back")} title={title} />
      <p>{t("spreadsheets:intro")}</p>
      <ul className="settings">
        {tableNames.map((name) => (
          <li key={name} className="card">
            <h2>
              <a href={`/settings/tables/${name}`}>{t(`spreadsheets:tables.${name}.title`)}</a>
            </h2>
            <p>{t(`spreadsheets:tables.${name}.what`)}</p>
          </li>
        ))}
        <li className="card">
          <h2>
            <a href="/settings/calendar/import">{t("settings:pages.calendar.title")}</a>
          </h2>
          <p>{t("spreadsheets:calendar")}</p>
        </li>
        <li className="card">
          <h2>
            <a href="/settings/languages">{t("settings:pages.languages.title")}</a>
          </h2>
          <p>{t("spreadsheets:languages")}</p>
        </li>
      </ul>
      <h2>{t("spreadsheets:withoutTitle")}</h2>
      <ul>
        {withoutTable.map((name) => (
          <li key={name}>
            <strong>{t(`settings:pages.${name}.title`)}</strong>: {t(`spreadsheets:without.${name}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
