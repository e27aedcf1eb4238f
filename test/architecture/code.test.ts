import { expect, test } from "vitest";
import { filesBelow, findInCode, read, type SourceFile } from "./tree.ts";

/** What code may say where. Each law is shown a planted breach first, so that a law that finds nothing is seen. */
interface Law {
  law: string;
  files: (path: string) => boolean;
  forbidden: RegExp;
  /** A line that breaks the law, and one beside it that does not. */
  breach: string;
  fine: string;
}

const isCode = (path: string) => /\.tsx?$/.test(path);
const isRule = (path: string) =>
  /^app\/(?!server\/|demo\/|routes\/|routes\.ts$).*\.ts$/.test(path) && !/\.(server|client|d)\.ts$/.test(path);

const scripted = new Set(["app/ui/print-button.tsx", "app/ratings/kiosk/tablet-script.tsx"]);

const laws: Law[] = [
  {
    law: "a rule has no clock, no chance, no process and no network",
    files: isRule,
    forbidden: /new Date\(\)|Date\.now\(|performance\.now\(|Math\.random\(|\bprocess\.|\bfetch\(|\bcrypto\./g,
    breach: "const now = new Date();",
    fine: "const then = new Date(0);",
  },
  {
    // The print button's script (decision 0048) and that of a tablet at a counter (0053) are the only ones.
    law: "no page carries a script, an inline handler or an inline style",
    files: (path) => path.startsWith("app/") && path.endsWith(".tsx") && !scripted.has(path),
    forbidden: /<Scripts\b|<script\b|\bon[A-Z]\w*=\{|\sstyle=|\buse(?:State|Effect|LayoutEffect|Ref|Fetcher|Submit)\(/g,
    breach: `<p style={{ color: "red" }}>`,
    fine: `<style nonce={nonce} />`,
  },
  {
    law: "no dialect outside db",
    files: (path) => path.startsWith("app/") && isCode(path),
    forbidden:
      /\bengineOf\b|\b(?:Sqlite|Postgres)(?:Dialect|Adapter)\b|\bpragma\b|\b(?:strftime|julianday|date_trunc|to_char|to_date|now)\(\)?(?=.*`)|\bcurrent_(?:date|timestamp)\b|\bfor update\b|\breturning rowid\b/gi,
    breach: "sql`select strftime('%Y', day) from dossiers`",
    fine: "const now = clock.now();",
  },
  {
    law: "the schema is types only",
    files: (path) => path.startsWith("db/schema/"),
    forbidden: /^(?:export )?(?:const|let|var|function|class|enum|default)\b.*/gm,
    breach: "export const table = 1;",
    fine: "export interface Table { id: string }",
  },
  {
    law: "app and db write to the log or to standard output, never to the console",
    files: (path) => /^(app|db)\//.test(path) && isCode(path),
    forbidden: /\bconsole\./g,
    breach: "console.log(1);",
    fine: "process.stdout.write(text);",
  },
  {
    law: "only the platform reads the process's environment; the demonstration sets it up",
    files: (path) => path.startsWith("app/") && isCode(path) && !/^app\/(platform|server|demo)\//.test(path),
    forbidden: /process\.env/g,
    breach: `process.env["PORT"]`,
    fine: "context.settings.port",
  },
  {
    law: "only the form reader reads what was posted, and only it shows that to Conform",
    files: (path) => path.startsWith("app/") && isCode(path) && path !== "app/platform/forms/form.server.ts",
    forbidden: /\bparseWithZod\b|\.formData\(|\b(?:unstable_)?parseMultipart\w*/g,
    breach: "const form = await request.formData();",
    fine: "const form = await readForm(request);",
  },
  {
    law: "an error is given to the log as `err`, the only name under which it is written out",
    files: (path) => /^(app|db)\//.test(path) && isCode(path),
    forbidden: /\blog\.\w+\(\s*\{(?:[^}]*,)?\s*error\s*[,:}]/g,
    breach: `log.error({ path, error }, "failed");`,
    fine: `log.error({ path, err: error }, "failed");`,
  },
];

const sources = read(["app", "db"].flatMap(filesBelow).filter(isCode));

function breaches(law: Law, files: readonly SourceFile[]): string[] {
  return findInCode(
    files.filter(({ path }) => law.files(path)),
    law.forbidden,
  );
}

test.each(laws)("$law", (law) => {
  expect(findInCode([{ path: "planted", text: law.breach }], law.forbidden)).toHaveLength(1);
  expect(findInCode([{ path: "planted", text: law.fine }], law.forbidden)).toEqual([]);
  expect(sources.filter(({ path }) => law.files(path)).length).toBeGreaterThan(5);
  expect(breaches(law, sources)).toEqual([]);
});

/** Folders that exist only where somebody worked. Written apart, so that this file does not find itself. */
const machinePath = new RegExp(["/wor[k]/", "/home/[a-z]", "/roo[t]/", "/User[s]/", "[A-Z]:\\\\Users"].join("|"));

test("no path of a machine stands in the project", () => {
  expect(`cd ${["", "work", "main"].join("/")}`).toMatch(machinePath);
  const readable = filesBelow(".").filter((path) => /\.(tsx?|m?js|json|md|css|txt|ya?ml)$|\.ci\/run$/.test(path));
  expect(readable.length).toBeGreaterThan(100);
  expect(
    read(readable)
      .filter(({ text }) => machinePath.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
});
