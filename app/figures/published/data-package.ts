import { periodSearch, type Period } from "#app/figures/period/period.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { figureColumns, monthColumns, publishedColumns, type PublishedColumn } from "./published-columns.ts";
import { documentation, licence, type PublishedOffice } from "./published.ts";

export interface AskedPackage {
  /** The office asked for; undefined if the files contain every office. */
  office: Pick<PublishedOffice, "slug" | "name"> | undefined;
  period: Period;
  /** The address of this installation. */
  site: string;
  t: Translate;
}

/**
 * The published CSV files as a Data Package (datapackage.org, version 2.0): where they are, how they are written, and every
 * column with its type, what it means and which values it may have.
 */
export function dataPackage({ office, period, site, t }: AskedPackage) {
  const search = `${office === undefined ? "?" : `?office=${encodeURIComponent(office.slug)}&`}${periodSearch(period).slice(1)}`;
  const urlOf = (path: string) => new URL(path, site).href;
  const resourceOf = (name: string, path: string, title: string, schema: object) => ({
    name,
    type: "table",
    title,
    path: urlOf(path + search),
    scheme: "http",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: {
      $schema: "https://datapackage.org/profiles/2.0/tabledialect.json",
      header: true,
      delimiter: ";",
      lineTerminator: "\r\n",
      quoteChar: '"',
      doubleQuote: true,
    },
    schema: { $schema: "https://datapackage.org/profiles/2.0/tableschema.json", missingValues: [""], ...schema },
  });
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: office === undefined ? "hai-long" : `hai-long-${office.slug}`,
    title: office === undefined ? t("results:package.title") : `${t("results:package.title")} – ${office.name}`,
    description: `${t("results:files.lead")} ${t("results:files.csvForm")} ${t("results:files.withheld")}`,
    homepage: urlOf(documentation),
    licenses: [{ name: "CC-BY-4.0", title: licence.name, path: licence.url }],
    sources: [
      {
        title: office === undefined ? t("results:package.source") : `${t("results:package.source")} – ${office.name}`,
        path: urlOf(`/results${office === undefined ? "" : `?office=${encodeURIComponent(office.slug)}`}`),
      },
    ],
    ...(office === undefined ? {} : { contributors: [{ title: office.name, roles: ["publisher"] }] }),
    resources: [
      resourceOf("months", "/results.csv", t("results:files.monthsHeading"), {
        fields: monthColumns.map((name) =>
          fieldOf(name, publishedColumns.months[name], t(`results:files.months.${name}`)),
        ),
        primaryKey: ["office", "month"],
      }),
      resourceOf("figures", "/results/figures.csv", t("results:files.figuresHeading"), {
        fields: figureColumns.map((name) =>
          fieldOf(name, publishedColumns.figures[name], t(`results:files.figures.${name}`)),
        ),
        primaryKey: ["office", "from", "part", "figure"],
      }),
    ],
  };
}

/** A column as a field of Table Schema. */
function fieldOf(name: string, column: PublishedColumn, description: string) {
  const { type, isRequired, minimum, maximum, values, pattern } = column;
  return {
    name,
    type,
    description,
    // As Vietnamese spreadsheets read it.
    ...(type === "number" ? { decimalChar: "," } : {}),
    ...(type === "boolean" ? { trueValues: ["1"], falseValues: ["0"] } : {}),
    constraints: {
      required: isRequired,
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
      ...(values === undefined ? {} : { enum: values }),
      ...(pattern === undefined ? {} : { pattern }),
    },
  };
}
