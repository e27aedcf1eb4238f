import { useT } from "#app/i18n/page.tsx";
import type { settingGroupsFor } from "#app/staff/navigation.ts";

/** The pages of the settings by group, each with what it changes and where that shows. */
export function SettingGroups({ groups }: { groups: ReturnType<typeof settingGroupsFor> }) {
  const t = useT();
  return (
    <>
      {groups.map(({ name, pages }) => (
        <section key={name} aria-labelledby={`group-${name}`}>
          <h2 id={`group-${name}`}>{t(`settings:groups.${name}`)}</h2>
          <ul className="settings">
            {pages.map((page) => (
              <li key={page.name} className="card">
                <h3>
                  <a href={page.href}>{t(`settings:pages.${page.name}.title`)}</a>
                </h3>
                <p>{t(`settings:pages.${page.name}.changes`)}</p>
                <p className="small muted">{t(`settings:pages.${page.name}.shows`)}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
