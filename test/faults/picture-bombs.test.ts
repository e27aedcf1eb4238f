import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { openContext, settingsOrExit } from "#app/server/process.server.ts";
import { prepareDataOrExit } from "#app/server/prepare-data.server.ts";
import { startProduct } from "#test/support/product.ts";
import { givenOffice } from "#test/support/story.ts";

const secret = "a secret of the tests, long enough to be taken";

async function givenProduct() {
  const dataFolder = mkdtempSync(join(tmpdir(), "hai-long-bombs-"));
  const { context, close } = openContext(settingsOrExit({ SECRET: secret, DATA_DIR: dataFolder, LOG_LEVEL: "silent" }));
  await prepareDataOrExit(context);
  const officeId = await givenOffice(context);
  await close();
  const product = await startProduct({ dataFolder, secret });
  onTestFinished(async () => {
    await product.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { product, officeId };
}

/** Nearly 64 million pixels of one colour in some kilobytes. */
const bomb = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: { r: 20, g: 90, b: 40 } } })
    .webp({ lossless: true, effort: 0 })
    .toBuffer();

/** A form with the key its page was given. */
async function openForm(url: string, officeId: string, content: Buffer, count: number): Promise<FormData> {
  const page = await (await fetch(`${url}/complaint`)).text();
  const form = new FormData();
  form.append("form", /name="form" value="([^"]+)"/.exec(page)?.[1] ?? "");
  form.append("kind", "problem");
  form.append("text", "Ảnh chụp bảng niêm yết lệ phí chưa đúng quy định.");
  form.append("office", officeId);
  for (let index = 0; index < count; index += 1) {
    form.append("files", new File([new Uint8Array(content)], `${String(index)}.webp`));
  }
  return form;
}

async function millisecondsOf(address: string): Promise<number> {
  const begin = performance.now();
  const answer = await fetch(address);
  await answer.arrayBuffer();
  expect(answer.status).toBe(200);
  return performance.now() - begin;
}

/** The slowest answers of three kinds while something else goes on. */
async function slowestDuring(
  url: string,
  work: Promise<unknown>,
): Promise<{ live: number; file: number; page: number }> {
  const slowest = { live: 0, file: 0, page: 0 };
  let isOver = false;
  void work.finally(() => (isOver = true));
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set when the work ends
  while (!isOver) {
    slowest.live = Math.max(slowest.live, await millisecondsOf(`${url}/health/live`));
    slowest.file = Math.max(slowest.file, await millisecondsOf(`${url}/favicon.ico`));
    slowest.page = Math.max(slowest.page, await millisecondsOf(`${url}/complaint`));
  }
  return slowest;
}

test.each([
  ["eight forms of five pictures", 8, 5, [400]],
  ["four forms of two pictures", 4, 2, [303, 503]],
])("%s of 64 million pixels stop nobody", async (_what, forms, count, statuses) => {
  const { product, officeId } = await givenProduct();
  const content = await bomb(7990);
  await millisecondsOf(`${product.url}/complaint`);
  const posts = Promise.all(
    Array.from({ length: forms }, async () => {
      const body = await openForm(product.url, officeId, content, count);
      const answer = await fetch(`${product.url}/complaint`, { method: "POST", body, redirect: "manual" });
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  const slowest = await slowestDuring(product.url, posts);
  const got = await posts;
  expect(got.filter((status) => !statuses.includes(status))).toEqual([]);
  expect(slowest.live).toBeLessThanOrEqual(250);
  expect(slowest.file).toBeLessThanOrEqual(1000);
  expect(slowest.page).toBeLessThanOrEqual(1500);
});
