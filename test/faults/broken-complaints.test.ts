import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#db/engine.ts";
import { givenInstallation, type Installation } from "#test/support/installation.ts";
import type { RunningProduct } from "#test/support/product.ts";
import { givenOffice } from "#test/support/story.ts";

const typed = {
  kind: "problem",
  text: "Phải xếp hàng hơn hai giờ ở quầy số 3.",
  name: "Người gửi thử",
  address: "Số 1 đường Thử",
  phone: "0900 000 000",
  email: "",
  consent: "on",
};

/** A PDF of about a megabyte that does not get smaller by packing. */
const pdf = Buffer.concat([
  Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/X("),
  Buffer.from(randomBytes(500_000).toString("hex")),
  Buffer.from(")>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
]);

/** The form as a phone posts it, with the key of a freshly loaded page; the file comes before the contact fields. */
async function aForm(product: RunningProduct) {
  const page = await (await fetch(`${product.url}/complaint`)).text();
  const key = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const form = new FormData();
  const { kind, text, ...contact } = typed;
  for (const [name, value] of Object.entries({ form: key, kind, text })) form.append(name, value);
  form.append("files", new File([pdf], "ảnh.pdf", { type: "application/pdf" }));
  for (const [name, value] of Object.entries(contact)) form.append(name, value);
  const whole = new Response(form);
  return { type: whole.headers.get("Content-Type") ?? "", body: Buffer.from(await whole.arrayBuffer()) };
}

type Form = Awaited<ReturnType<typeof aForm>>;

function post(product: RunningProduct, { type, body }: Form) {
  return fetch(`${product.url}/complaint`, {
    method: "POST",
    headers: { "Content-Type": type },
    body: new Uint8Array(body),
    redirect: "manual",
  });
}

/** Sends the beginning of the form and then loses the connection. */
async function postHalf(product: RunningProduct, { type, body }: Form) {
  const socket = connect({ port: product.port, host: "localhost" });
  await once(socket, "connect");
  const head = ["POST /complaint HTTP/1.1", `Host: localhost:${String(product.port)}`, `Content-Type: ${type}`];
  socket.write([...head, `Content-Length: ${String(body.length)}`, "", ""].join("\r\n"));
  await new Promise((resolve) => socket.write(body.subarray(0, body.length / 2), resolve));
  await pause(300);
  socket.destroy();
  await pause(700);
}

async function stored({ location }: Installation) {
  const { db, close } = openDatabase(location, () => undefined);
  const cases = await db.selectFrom("complaints").select(["id", "answer_owed"]).execute();
  const contacts = await db.selectFrom("complaint_contacts").select("complaint_id").execute();
  const files = await db.selectFrom("attachments").select("id").execute();
  await close();
  return {
    cases: cases.length,
    owed: cases.filter((one) => one.answer_owed === 1).length,
    contacts: contacts.length,
    files: files.length,
  };
}

const nothing = { cases: 0, owed: 0, contacts: 0, files: 0 };
const whole = { cases: 1, owed: 1, contacts: 1, files: 1 };

test("a complaint whose connection is lost half way is not there, and sent again it is there once, whole", async () => {
  const installation = await givenInstallation((context) => givenOffice(context));
  const product = await installation.start();
  const form = await aForm(product);
  await postHalf(product, form);
  expect(await stored(installation)).toEqual(nothing);
  expect((await post(product, form)).status).toBe(303);
  expect((await post(product, form)).status).toBe(303);
  expect(await stored(installation)).toEqual(whole);
});

const isRoot = process.getuid?.() === 0;
const mount = (folder: string, options: string) => {
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
  return () => execFileSync("umount", ["-l", folder]);
};

/**
 * Makes the folder of attachments refuse files, in ways that occur on machines; each returns a function that repairs
 * it.
 */
const faults: Record<string, (folder: string) => () => void> = {
  "is a file": (folder) => {
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, "x");
    return () => {
      rmSync(folder);
    };
  },
  "has no room": (folder) => {
    mkdirSync(join(folder, "arriving"), { recursive: true });
    if (isRoot) return mount(join(folder, "arriving"), "size=64k");
    // Without the right to mount, a file replaces the folder: the same refusal with another code.
    rmSync(join(folder, "arriving"), { recursive: true });
    writeFileSync(join(folder, "arriving"), "x");
    return () => {
      rmSync(join(folder, "arriving"));
    };
  },
  "may not be written": (folder) => {
    mkdirSync(join(folder, "arriving"), { recursive: true });
    if (isRoot) return mount(join(folder, "arriving"), "ro");
    chmodSync(join(folder, "arriving"), 0o500);
    return () => {
      chmodSync(join(folder, "arriving"), 0o700);
    };
  },
};

test.each(Object.keys(faults))(
  "a complaint whose folder of files %s comes back with every word, and is sent when it is mended",
  async (fault) => {
    const installation = await givenInstallation((context) => givenOffice(context));
    const product = await installation.start();
    const form = await aForm(product);
    const mend = faults[fault]?.(join(installation.dataFolder, "attachments")) ?? (() => undefined);
    let isMended = false;
    const mendOnce = () => {
      if (!isMended) mend();
      isMended = true;
    };
    onTestFinished(mendOnce);
    const answer = await post(product, form);
    const page = await answer.text();
    expect(answer.status).toBe(503);
    expect(page).toContain("Nội dung chưa được gửi: hệ thống hiện không lưu được.");
    for (const word of [typed.text, typed.name, typed.address, typed.phone]) expect(page).toContain(word);
    expect(await stored(installation)).toEqual(nothing);
    expect(product.printed()).toMatch(/"level":50.*attachment not stored/);
    mendOnce();
    expect((await post(product, form)).status).toBe(303);
    expect(await stored(installation)).toEqual(whole);
  },
);
