import { expect, test } from "vitest";
import { z } from "zod";
import { fieldNamesOf } from "#app/platform/forms/field-names.ts";
import { procedureNameSchema } from "#app/dossiers/procedures/procedure.ts";
import { pointsSchema } from "#app/figures/indicators/indicator-form.ts";
import { sendReportSchema } from "#app/reports/report/report.ts";
import { mostFields, parseForm, readForm } from "#app/platform/forms/form.server.ts";

const urlencoded = "application/x-www-form-urlencoded";

function posted(body: string | URLSearchParams | FormData, type?: string) {
  const headers: Record<string, string> = type === undefined ? {} : { "Content-Type": type };
  return new Request("http://localhost/", { method: "POST", body, headers });
}

const multipart = (name: string, value: string) =>
  posted(
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`,
    "multipart/form-data; boundary=x",
  );

test("a NUL, which PostgreSQL keeps in no text, is left out of every field of a form", async () => {
  const form = await readForm(posted(new URLSearchParams({ words: "đã\0 xem", dossier: "\0", same: "một" })));
  expect([...form]).toEqual([
    ["words", "đã xem"],
    ["dossier", ""],
    ["same", "một"],
  ]);
});

test("the file of the named field stays as it came, another file is passed over, and fields sent twice stay two", async () => {
  const sent = new FormData();
  sent.append("file", new File(["a\0b"], "so.csv"));
  sent.append("other", new File(["never"], "other.csv"));
  sent.append("reason", "time\0");
  sent.append("reason", "staff");
  const form = await readForm(posted(sent), "file");
  expect(form.getAll("reason")).toEqual(["time", "staff"]);
  expect(form.has("other")).toBe(false);
  const file = form.get("file");
  expect(file instanceof File && (await file.text())).toBe("a\0b");
});

const schema = z.object({ email: z.string("emailMissing"), roles: z.array(z.string()) });

/** Trial I.1, I.2 and I.13: each of these stopped the whole process for seconds to hours, or answered 500. */
const hostile: Record<string, () => Request> = {
  "an index of ten digits": () => posted("email[4294967294]=x", urlencoded),
  "an index in a field nobody knows": () => posted("zzz[4294967294]=x", urlencoded),
  "an index in a multipart form": () => multipart("text[3000000]", "x"),
  "62,000 fields of one unknown name": () => posted("a=1&".repeat(62_000), urlencoded),
  "62,000 fields of one known name": () => posted("roles=1&".repeat(62_000), urlencoded),
  "an intent that writes far away": () =>
    posted(
      new URLSearchParams({ __intent__: `{"type":"update","payload":{"name":"a[3000000]","value":"x"}}`, email: "a" }),
    ),
  "an intent with an index": () =>
    posted(new URLSearchParams({ __intent__: `{"type":"update","payload":{"name":"a","index":3000000,"value":"x"}}` })),
  "an intent that is no JSON": () => posted(new URLSearchParams({ __intent__: "{{{" })),
  "an intent of another kind": () => posted(new URLSearchParams({ __intent__: `{"type":"constructor"}` })),
  "a state that is no JSON": () => posted(new URLSearchParams({ __state__: "{{{" })),
  "a path through the prototype": () =>
    posted("__proto__.x=1&constructor.prototype.y=1&email.__proto__.z=1", urlencoded),
  "a path 100,000 deep": () => posted(`a${".a".repeat(100_000)}=1`, urlencoded),
  "a path 100,000 deep in a multipart form": () => multipart(`a${".a".repeat(3000)}`, "x"),
};

test.each(Object.entries(hostile))(
  "%s is answered at once, with only the fields the schema has",
  async (_name, request) => {
    const start = performance.now();
    const form = await readForm(request());
    const submission = parseForm(form, schema);
    // The answer may be refused or taken; what matters is that it comes, and holds nothing but the form's own fields.
    expect(Object.keys(submission.payload).every((name) => ["email", "roles"].includes(name))).toBe(true);
    expect([...form.keys()].every((name) => /^[a-z]+$/.test(name))).toBe(true);
    submission.reply();
    expect(performance.now() - start).toBeLessThan(250);
    expect(Object.prototype).not.toHaveProperty("x");
  },
);

test("of more fields than a form may have, the first are taken", async () => {
  const form = await readForm(posted(`${"roles=1&".repeat(mostFields + 50)}email=a`, urlencoded));
  expect(form.getAll("roles")).toHaveLength(mostFields);
  expect(form.has("email")).toBe(false);
});

test("a query string is read by its schema as a form is", () => {
  const submission = parseForm(new URLSearchParams("email=a&email[4294967294]=x&__intent__={{{"), schema);
  expect(submission.payload).toEqual({ email: "a" });
});

test.each([
  [
    "a multipart form that breaks off",
    () => posted("--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
  ],
  ["a multipart form without a boundary", () => posted("text", "multipart/form-data")],
])("%s is refused with 400, never taken for an empty one", async (_name, request) => {
  await expect(readForm(request())).rejects.toMatchObject({ status: 400 });
});

test("a body that is no form has no fields", async () => {
  expect([...(await readForm(posted("text", "text/plain")))]).toEqual([]);
});

test("the fields of a schema are those of its objects, however they are joined", () => {
  const a = z.object({ a: z.string() });
  const b = z.object({ b: z.string() }).refine(() => true);
  const kinds = z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("one"), c: z.string() }),
    z.object({ kind: z.literal("two"), d: z.string() }).refine(() => true),
  ]);
  expect([...fieldNamesOf(z.intersection(a, b))]).toEqual(["a", "b"]);
  expect([...fieldNamesOf(kinds)]).toEqual(["kind", "c", "d"]);
  expect([...fieldNamesOf(a.transform(({ a: only }) => only))]).toEqual(["a"]);
  expect(() => fieldNamesOf(z.string())).toThrow("a form's schema is an object");
});

test.each([
  ["a procedure without a field", procedureNameSchema, { name: "Cấp giấy phép", field: "" }],
  [
    "an indicator whose points are taken back",
    pointsSchema,
    { quarter: "2026-q3", indicator: "1", points: "", basis: "" },
  ],
  ["a report sent without a number", sendReportSchema, { number: "", edits: "1" }],
] as const)("%s is taken with its field left empty", (_, schema, fields) => {
  expect(parseForm(new URLSearchParams(fields), schema).status).toBe("success");
});
