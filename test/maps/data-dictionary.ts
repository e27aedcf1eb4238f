import { sql } from "kysely";
import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { openDatabase } from "#db/engine.ts";
import { migrate } from "#db/migrate.ts";
import { totalsTables } from "#app/dossiers/totals/daily-totals.server.ts";
import { filesBelow, read, withoutComments } from "#test/architecture/tree.ts";

/**
 * docs/data-dictionary.md: names, types and meanings of the columns from `db/schema`, keys and references from an empty
 * database after all migrations, the writing area from the code of `app/`.
 */
export async function dataDictionary(): Promise<string> {
  const tables = readTables();
  const keys = await readKeys(tables.map(({ name }) => name));
  const writers = readWriters(tables.map(({ name }) => name));
  const areas = [...new Set(tables.map(({ name }) => writers.get(name) ?? "db"))].sort();
  const sections = areas.map((area) => {
    const own = tables.filter(({ name }) => (writers.get(name) ?? "db") === area);
    return [`## ${area}`, ...own.map((table) => tableText(table, keys.get(table.name)))].join("\n\n");
  });
  const text = [introduction, diagram(tables, keys), ...sections].join("\n\n");
  return format(text, { ...(await resolveConfig("docs/data-dictionary.md")), parser: "markdown" });
}

const introduction = `# Data dictionary

Written by \`npm run docs:maps\` from [db/schema](../db/schema/), the migrations and the code; do not edit it by hand. A
section is an area of \`app/\`: only its code writes the tables of the section. Every table has a file in \`db/schema\`,
where the comments below stand.

\`Day\` is \`yyyy-MM-dd\` in Vietnam, \`Instant\` is ISO 8601 in UTC; both are text on both engines. Flags are 0 or 1. Ids are
made by the program and sort by time. JSON is text. A column without "null" always has a value.`;

interface Column {
  name: string;
  type: string;
  isNullable: boolean;
  meaning: string;
}

interface Table {
  name: string;
  meaning: string;
  columns: Column[];
}

/** Every table of `Database` with its columns, in alphabetical order. */
function readTables(): Table[] {
  const files = read(filesBelow("db/schema"));
  const sources = files.map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  const interfaces = new Map(
    sources.flatMap((source) => source.statements.filter(ts.isInterfaceDeclaration)).map((one) => [one.name.text, one]),
  );
  const database = interfaces.get("Database");
  if (database === undefined) throw new Error("db/schema has no interface Database");
  return database.members
    .filter(ts.isPropertySignature)
    .map((member) => {
      const declared = interfaces.get(member.type?.getText() ?? "");
      if (declared === undefined) throw new Error(`no interface for the table ${member.name.getText()}`);
      return { name: member.name.getText(), meaning: commentOf(declared), columns: columnsOf(declared, interfaces) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function columnsOf(
  declared: ts.InterfaceDeclaration,
  interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>,
): Column[] {
  const inherited = (declared.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap((type) => {
      const text = type.getText();
      const [, omittedFrom, omitted = ""] = /^Omit<(\w+), (.+)>$/s.exec(text) ?? [];
      const parent = interfaces.get(omittedFrom ?? text);
      if (parent === undefined) throw new Error(`${declared.name.text} extends ${text}, which db/schema does not hold`);
      return columnsOf(parent, interfaces).filter(({ name }) => !omitted.includes(`"${name}"`));
    }),
  );
  const own = declared.members.filter(ts.isPropertySignature).map((member): Column => {
    const full = member.type?.getText() ?? "";
    const type = full.replace(/^Generated<(.+)>$/s, "$1");
    return {
      name: member.name.getText(),
      type: type.replace(/\s*\|\s*null$/, "").replace(/\s+/g, " "),
      isNullable: /\|\s*null$/.test(type),
      meaning: commentOf(member),
    };
  });
  return [...own, ...inherited].sort((a, b) => keyRank(a) - keyRank(b));
}

/** Identifiers first, the rest in the order of the file. */
function keyRank({ name }: Column): number {
  return name === "id" ? 0 : name === "office_id" ? 1 : 2;
}

function commentOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

interface Keys {
  primary: string[];
  /** Which table a column refers to. */
  references: Map<string, string>;
}

async function readKeys(names: readonly string[]): Promise<Map<string, Keys>> {
  const { db, close } = openDatabase(":memory:", (error) => {
    throw error;
  });
  try {
    await migrate(db);
    const keys = new Map<string, Keys>();
    for (const name of names) {
      const columns = await sql<{ name: string; pk: number }>`select name, pk from pragma_table_info(${name})`.execute(
        db,
      );
      if (columns.rows.length === 0) throw new Error(`no migration makes the table ${name}`);
      const references = await sql<{ from: string; table: string }>`
        select "from", "table" from pragma_foreign_key_list(${name})`.execute(db);
      keys.set(name, {
        primary: columns.rows.filter(({ pk }) => pk > 0).map((column) => column.name),
        references: new Map(references.rows.map(({ from, table }) => [from, table])),
      });
    }
    return keys;
  } finally {
    await close();
  }
}

/** The area that writes each table; several where a row is made by one area and changed by another. */
function readWriters(names: readonly string[]): Map<string, string> {
  const files = read(filesBelow("app").filter((path) => path.endsWith(".server.ts"))).map(({ path, text }) => ({
    area: path.split("/")[1] ?? "",
    code: withoutComments(text),
  }));
  // The totals are written by a name from a list.
  const writers = new Map<string, string>(totalsTables.map((name) => [name, "dossiers"]));
  for (const name of names.filter((one) => !writers.has(one))) {
    const writing = new RegExp(
      `(?:insertInto|updateTable|deleteFrom)\\(\\s*"${name}"|insertRows\\(\\s*\\w+,\\s*"${name}"` +
        `|(?:insert into|update|delete from) "?${name}"?\\s`,
    );
    const found = new Set(files.filter(({ code }) => writing.test(code)).map(({ area }) => area));
    if (found.size > 0) writers.set(name, [...found].sort().join(", "));
  }
  return writers;
}

/** References to the office are left out: nearly every table has one. */
function diagram(tables: readonly Table[], keys: ReadonlyMap<string, Keys>): string {
  const lines = tables.flatMap(({ name }) =>
    [...(keys.get(name)?.references ?? [])]
      .filter(([, table]) => table !== "offices")
      .map(([column, table]) => `  ${table} ||--o{ ${name} : ${column}`),
  );
  const text = `## Which table refers to which

The foreign keys, without \`office_id\`: nearly every table refers to its office.`;
  return `${text}\n\n\`\`\`mermaid\nerDiagram\n${lines.join("\n")}\n\`\`\``;
}

function tableText({ name, meaning, columns }: Table, keys: Keys | undefined): string {
  const rows = columns.map((column) => {
    const marks = [
      keys?.primary.includes(column.name) === true ? "key" : "",
      column.isNullable ? "null" : "",
      keys?.references.has(column.name) === true ? `→ ${keys.references.get(column.name) ?? ""}` : "",
    ];
    const cells = [
      `\`${column.name}\``,
      `\`${column.type}\``,
      marks.filter((mark) => mark !== "").join(", "),
      column.meaning,
    ];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [`### ${name}`, meaning, ["| column | type | | meaning |", "| --- | --- | --- | --- |", ...rows].join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
}
