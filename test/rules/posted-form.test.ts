import { expect, test } from "vitest";
import { readForm } from "#app/platform/form.server.ts";

const posted = (body: URLSearchParams | FormData) => new Request("http://localhost/", { method: "POST", body });

test("a NUL, which PostgreSQL keeps in no text, is left out of every field of a form", async () => {
  const form = await readForm(posted(new URLSearchParams({ words: "đã\0 xem", dossier: "\0", same: "một" })));
  expect([...form]).toEqual([
    ["words", "đã xem"],
    ["dossier", ""],
    ["same", "một"],
  ]);
});

test("files stay as they came, and fields sent twice stay two", async () => {
  const sent = new FormData();
  sent.append("file", new File(["a\0b"], "so.csv"));
  sent.append("reason", "time\0");
  sent.append("reason", "staff");
  const form = await readForm(posted(sent));
  expect(form.getAll("reason")).toEqual(["time", "staff"]);
  const file = form.get("file");
  expect(file instanceof File && (await file.text())).toBe("a\0b");
});
