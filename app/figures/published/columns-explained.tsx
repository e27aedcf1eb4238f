import { useT } from "#app/i18n/page.tsx";
import { figureColumns, monthColumns } from "./published-columns.ts";
import { licence, publicFigureNames } from "./published.ts";

/** The documentation of the published files. */
export function ColumnsExplained() {
  const t = useT();
  return (
    <>
      <p className="periods no-print">
        <a href="/results">{t("results:back")}</a>
      </p>
      <h1>{t("results:files.title")}</h1>
      <p>{t("results:files.lead")}</p>
      <p>{t("results:files.csvForm")}</p>
      <Columns
        title={t("results:files.monthsHeading")}
        rows={monthColumns.map((name) => ({ name, meaning: t(`results:files.months.${name}`) }))}
      />
      <Columns
        title={t("results:files.figuresHeading")}
        rows={figureColumns.map((name) => ({ name, meaning: t(`results:files.figures.${name}`) }))}
      />
      <Columns
        title={t("results:files.figureNames")}
        rows={publicFigureNames.map((name) => {
          const meaning = t(`figures:name.${name}`);
          // The formula is not confirmed: every page that explains the figure says so.
          return { name, meaning: name === "satisfaction-national" ? `${meaning}. ${t("results:national")}` : meaning };
        })}
      />
      <section>
        <h2>{t("results:package.heading")}</h2>
        <p>
          {t("results:package.lead")} <a href="/results/datapackage.json">datapackage.json</a>
        </p>
      </section>
      <section>
        <h2>{t("results:files.jsonHeading")}</h2>
        <p>{t("results:files.json")}</p>
      </section>
      <section>
        <h2>{t("results:files.withheldHeading")}</h2>
        <p>{t("results:files.withheld")}</p>
      </section>
      <section>
        <h2>{t("results:files.licence")}</h2>
        <p>
          {t("results:files.licenceText")} <a href={licence.url}>{licence.name}</a>
        </p>
      </section>
    </>
  );
}

function Columns({ title, rows }: { title: string; rows: readonly { name: string; meaning: string }[] }) {
  const t = useT();
  return (
    <section>
      <h2>{title}</h2>
      <table className="table words">
        <thead>
          <tr>
            <th scope="col">{t("results:files.column")}</th>
            <th scope="col">{t("results:files.meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, meaning }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
