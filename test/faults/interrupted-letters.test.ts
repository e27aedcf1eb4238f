import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { openDatabase, type Db } from "#db/engine.ts";
import { importRows, openRow } from "#test/support/apologies.ts";
import { readZipPart } from "#test/support/files.ts";
import { givenInstallation } from "#test/support/installation.ts";
import type { RunningProduct } from "#test/support/product.ts";
import { givenAccount, password } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const dossiers = 2_000;

const post = (product: RunningProduct, path: string, form: Record<string, string>, cookie = "") =>
  fetch(product.url + path, {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { Cookie: cookie },
    redirect: "manual",
  });

async function signIn(product: RunningProduct, email: string): Promise<string> {
  const answer = await post(product, "/sign-in", { email, password });
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0] ?? "")
    .join("; ");
}

const get = (product: RunningProduct, path: string, cookie: string) =>
  fetch(product.url + path, { headers: { Cookie: cookie } });

/** The form of letters for all late dossiers, as the page gives it. */
async function formOf(product: RunningProduct, cookie: string): Promise<Record<string, string>> {
  const page = await (await get(product, "/dossiers/late/letter?all=1&late=overdue", cookie)).text();
  const newOn = /ví dụ (\d{2}\/\d{2}\/\d{4})/.exec(page)?.[1] ?? "";
  const reason = "Hồ sơ phải chờ kết quả đo kiểm.";
  const batch = /name="batch" value="([^"]*)"/.exec(page)?.[1] ?? "";
  return { all: "1", late: "overdue", title: "extension", reason, newOn, batch };
}

async function givenLateOffice() {
  const installation = await givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    for (const email of ["mot@so.example", "hai@so.example"]) await givenAccount(context, officeId, email, ["office"]);
    const rows = Array.from({ length: dossiers }, (_, index) => openRow(index + 1, "13/11/2026"));
    await importRows(context, officeId, rows);
    return officeId;
  });
  const inDatabase = async <Answer>(ask: (db: Db) => Promise<Answer>): Promise<Answer> => {
    const { db, close } = openDatabase(installation.location, () => undefined);
    const answer = await ask(db);
    await close();
    return answer;
  };
  const stored = () =>
    inDatabase(async (db) => {
      const letters = await db
        .selectFrom("apology_letters")
        .select(["dossier_number", "ordinal", "batch_id"])
        .execute();
      const audited = await db
        .selectFrom("audit_entries")
        .where("action", "=", "apologies-written")
        .select("subject")
        .execute();
      return { letters, audited: audited.map(({ subject }) => subject) };
    });
  return { installation, stored };
}

test("a server killed while it writes thousands of letters leaves all or none, and the form can be sent again", async () => {
  const { installation, stored } = await givenLateOffice();
  let product = await installation.start();
  const cookie = await signIn(product, "mot@so.example");
  const form = await formOf(product, cookie);
  for (const later of [0, 80, 140, 200, 300]) {
    const answer = post(product, "/dossiers/late/letter", form, cookie).catch(() => undefined);
    await pause(later);
    await product.kill();
    const isAnswered = (await answer)?.status === 303;
    const { letters, audited } = await stored();
    expect([isAnswered ? [dossiers] : [0, dossiers]].flat()).toContain(letters.length);
    expect(audited).toHaveLength(letters.length === 0 ? 0 : 1);
    product = await installation.start();
  }
  const again = await post(product, "/dossiers/late/letter", form, cookie);
  expect(again.headers.get("Location")).toBe(`/dossiers/letters?batch=${form["batch"] ?? ""}&done=written#done`);
  const { letters, audited } = await stored();
  expect(audited).toEqual([`${String(dossiers)} ${form["batch"] ?? ""}`]);
  expect(new Set(letters.map((one) => one.dossier_number)).size).toBe(dossiers);
  expect(new Set(letters.map(({ ordinal, batch_id }) => `${String(ordinal)} ${batch_id}`)).size).toBe(1);

  // Killed while the file is drawn: drawing changes nothing, and the file can be taken after it.
  const file = `/dossiers/letters.docx?batch=${form["batch"] ?? ""}`;
  const drawn = get(product, file, cookie)
    .then((answer) => answer.arrayBuffer())
    .catch(() => undefined);
  await pause(150);
  await product.kill();
  await drawn;
  product = await installation.start();
  expect(await stored()).toEqual({ letters, audited });
  const whole = await get(product, file, cookie);
  const xml = readZipPart(Buffer.from(await whole.arrayBuffer()), "word/document.xml");
  expect(xml.match(/Kính gửi/g)).toHaveLength(50);
});

test("two clerks who write for the same dossiers at once write each letter once, and the other is told", async () => {
  const { installation, stored } = await givenLateOffice();
  const product = await installation.start();
  const forms = await Promise.all(
    ["mot@so.example", "hai@so.example"].map(async (email) => {
      const cookie = await signIn(product, email);
      return { cookie, form: await formOf(product, cookie) };
    }),
  );
  const answers = await Promise.all(
    forms.map(async ({ cookie, form }) => {
      const answer = await post(product, "/dossiers/late/letter", form, cookie);
      return { status: answer.status, text: await answer.text() };
    }),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
  const refused = answers.find(({ status }) => status === 400)?.text ?? "";
  for (const words of ["Không lập được văn bản nào.", "đã có văn bản lập mà chưa gửi", "chờ kết quả đo kiểm"]) {
    expect(refused).toContain(words);
  }
  const { letters, audited } = await stored();
  expect(letters).toHaveLength(dossiers);
  expect(new Set(letters.map((one) => `${one.dossier_number} ${String(one.ordinal)}`)).size).toBe(dossiers);
  expect(audited).toHaveLength(1);
});
