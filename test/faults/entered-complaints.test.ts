import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { openDatabase, type Db } from "#db/engine.ts";
import { givenInstallation, type Installation } from "#test/support/installation.ts";
import type { RunningProduct } from "#test/support/product.ts";
import { givenAccount, password } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

const words = "Thư gửi qua bưu chính: chờ hơn hai giờ ở quầy số 3.";
const typed = {
  source: "post",
  kind: "problem",
  text: words,
  name: "Người gửi thư",
  phone: "0900 000 000",
  consent: "on",
};

/** The scan of a letter: a PDF of three megabytes that does not get smaller by packing. */
const scan = Buffer.concat([
  Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/X("),
  Buffer.from(randomBytes(1_500_000).toString("hex")),
  Buffer.from(")>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
]);

const email = "mot@so.example";

async function givenClerk() {
  const installation = await givenInstallation(async (context) => {
    const officeId = await givenOffice(context);
    return givenAccount(context, officeId, email, ["officer"]);
  });
  const product = await installation.start();
  return { installation, product, ...(await signIn(product)) };
}

async function signIn(product: RunningProduct, next = "") {
  const body = new URLSearchParams({ email, password, next });
  const answer = await fetch(`${product.url}/sign-in`, { method: "POST", body, redirect: "manual" });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(";", 1)[0] ?? "");
  return { cookie: cookies.join("; "), location: answer.headers.get("Location") ?? "" };
}

/** The form as the browser of a clerk posts it: the scan comes before the contact fields. */
async function aForm(product: RunningProduct, cookie: string, path = "/inbox/new") {
  const page = await (await fetch(product.url + path, { headers: { Cookie: cookie } })).text();
  const field = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(page)?.[1] ?? "";
  const receivedOn = field("receivedOn") || (/value="(\d\d\/\d\d\/\d{4})"/.exec(page)?.[1] ?? "");
  const form = new FormData();
  const { source, kind, text, ...contact } = typed;
  const first = { form: field("form"), source, receivedOn, kind, text };
  for (const [name, value] of Object.entries(first)) form.append(name, value);
  form.append("files", new File([scan], "thư.pdf", { type: "application/pdf" }));
  for (const [name, value] of Object.entries(contact)) form.append(name, value);
  const whole = new Response(form);
  return { type: whole.headers.get("Content-Type") ?? "", body: Buffer.from(await whole.arrayBuffer()) };
}

type Form = Awaited<ReturnType<typeof aForm>>;

const post = (product: RunningProduct, cookie: string, { type, body }: Form, path = "/inbox/new") =>
  fetch(product.url + path, {
    method: "POST",
    headers: { "Content-Type": type, Cookie: cookie },
    body: new Uint8Array(body),
    redirect: "manual",
  });

async function inDatabase<Answer>({ location }: Installation, ask: (db: Db) => Promise<Answer>): Promise<Answer> {
  const { db, close } = openDatabase(location, () => undefined);
  const answer = await ask(db);
  await close();
  return answer;
}

const stored = (installation: Installation) =>
  inDatabase(installation, async (db) => ({
    cases: (await db.selectFrom("complaints").select("id").execute()).length,
    files: (await db.selectFrom("attachments").select("id").execute()).length,
  }));

test("a letter is entered with its scan; the same form sent again makes no second case", async () => {
  const { installation, product, cookie } = await givenClerk();
  const form = await aForm(product, cookie);
  const first = await post(product, cookie, form);
  expect(first.status).toBe(200);
  expect(await first.text()).toContain("Hai mã để người gửi tra cứu");
  expect((await post(product, cookie, form)).status).toBe(200);
  expect(await stored(installation)).toEqual({ cases: 1, files: 1 });
});

test("a letter whose connection is lost half way is not there, and sent again it is there once, whole", async () => {
  const { installation, product, cookie } = await givenClerk();
  const form = await aForm(product, cookie);
  const socket = connect({ port: product.port, host: "localhost" });
  await once(socket, "connect");
  const head = [
    "POST /inbox/new HTTP/1.1",
    `Host: localhost:${String(product.port)}`,
    `Cookie: ${cookie}`,
    `Content-Type: ${form.type}`,
    `Content-Length: ${String(form.body.length)}`,
  ];
  socket.write([...head, "", ""].join("\r\n"));
  await new Promise((resolve) => socket.write(form.body.subarray(0, form.body.length / 2), resolve));
  await pause(300);
  socket.destroy();
  await pause(700);
  expect(await stored(installation)).toEqual({ cases: 0, files: 0 });
  expect((await post(product, cookie, form)).status).toBe(200);
  expect(await stored(installation)).toEqual({ cases: 1, files: 1 });
});

test("a letter whose scan cannot be stored comes back with every word, and is entered when that is mended", async () => {
  const { installation, product, cookie } = await givenClerk();
  const folder = join(installation.dataFolder, "attachments");
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(folder, "x");
  const form = await aForm(product, cookie);
  const refused = await post(product, cookie, form);
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain(words);
  expect(await stored(installation)).toEqual({ cases: 0, files: 0 });
  rmSync(folder);
  mkdirSync(folder);
  expect((await post(product, cookie, form)).status).toBe(200);
  expect(await stored(installation)).toEqual({ cases: 1, files: 1 });
});

test("a letter entered after the session ended comes back with every word, not entered", async () => {
  const { installation, product, cookie } = await givenClerk();
  const form = await aForm(product, cookie);
  await inDatabase(installation, (db) => db.deleteFrom("sessions").execute());
  const late = await post(product, cookie, form);
  const next = new URL(late.headers.get("Location") ?? "", product.url).searchParams.get("next") ?? "";
  expect(next).toMatch(/^\/inbox\/new\?kept=/);
  const again = await signIn(product, next);
  const page = await fetch(product.url + again.location, { headers: { Cookie: again.cookie } });
  const shown = await page.text();
  expect(shown).toContain(words);
  expect(shown).toContain("Phiên làm việc đã kết thúc trước khi gửi");
  expect(await stored(installation)).toEqual({ cases: 0, files: 0 });
  const anew = await aForm(product, again.cookie, again.location);
  expect((await post(product, again.cookie, anew, again.location)).status).toBe(200);
  expect(await stored(installation)).toEqual({ cases: 1, files: 1 });
});
