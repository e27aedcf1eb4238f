import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { copyDemo } from "#test/support/demo-template.ts";
import { expect, postForm, publishedParticipation, test } from "#test/support/journey.ts";
import { startProduct } from "#test/support/product.ts";

test("a rating that was acknowledged survives kill -9", async () => {
  const { dataFolder, secret, demo, remove } = copyDemo();
  const code = demo.receiptCodes[0] ?? "";
  const first = await startProduct({ dataFolder, secret });
  const before = await publishedParticipation(first.url);
  const answer = await postForm(`${first.url}/r/${code}`, { score: "4" });
  expect(answer.status).toBe(303);
  await first.kill();

  const second = await startProduct({ dataFolder, secret });
  expect((await publishedParticipation(second.url)).numerator).toBe(before.numerator + 1);
  expect(await second.stop()).toBe(0);
  remove();
});

test("asked to stop, it finishes what it is doing and ends with code 0", async () => {
  const { dataFolder, secret, demo, remove } = copyDemo();
  const product = await startProduct({ dataFolder, secret });
  const body = "score=3";
  const socket = connect({ port: product.port, host: "localhost" });
  let received = "";
  socket.on("data", (part) => {
    received += part.toString();
  });
  const head = [
    `POST /r/${demo.receiptCodes[1] ?? ""} HTTP/1.1`,
    `Host: localhost:${String(product.port)}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${String(body.length)}`,
    "",
    "",
  ];
  socket.write(head.join("\r\n") + body.slice(0, 3));
  await pause(300);
  const stopped = product.stop();
  await pause(300);
  const closed = once(socket, "close");
  socket.write(body.slice(3));
  await closed;
  expect(received).toMatch(/^HTTP\/1\.1 303 /);
  expect(await stopped).toBe(0);
  remove();
});

test("settings that are missing or wrong are listed in full, without their values", async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-settings-"));
  const settings = { DATABASE_URL: "mysql://elsewhere", LOG_LEVEL: "loud" };
  const failure = await startProduct({ dataFolder, secret: "short", settings }).catch((error: unknown) =>
    String(error),
  );
  for (const name of ["SECRET", "DATABASE_URL", "LOG_LEVEL"]) expect(failure).toContain(name);
  expect(failure).not.toContain("mysql://elsewhere");
  rmSync(dataFolder, { recursive: true });
});
