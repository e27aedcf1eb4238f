import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "#test/support/journey.ts";

/** The budget of the first visit: what fits in the first flight of a TCP connection (ten segments of 1,460 bytes). */
const mostBytes = 14_600;

/** Asks once over a bare connection and answers every byte that came back, head and body as they were sent. */
async function bytesOverTheWire(port: number, path: string): Promise<Buffer> {
  const socket = connect({ port, host: "localhost" });
  const parts: Buffer[] = [];
  socket.on("data", (part) => parts.push(Buffer.from(part)));
  const head = [
    `GET ${path} HTTP/1.1`,
    `Host: localhost:${String(port)}`,
    "Accept-Encoding: gzip, br",
    "Accept: text/html",
  ];
  socket.write([...head, "Connection: close", "", ""].join("\r\n"));
  await once(socket, "close");
  return Buffer.concat(parts);
}

test("the rating page is one response of at most 14,600 bytes over the wire", async ({ citizen, product }) => {
  const code = product.nextCode();
  const answer = await bytesOverTheWire(product.port, `/R/${code}`);
  expect(answer.subarray(0, 15).toString()).toBe("HTTP/1.1 200 OK");
  expect(answer.length).toBeGreaterThan(1_500);
  expect(answer.length).toBeLessThanOrEqual(mostBytes);

  const requests: string[] = [];
  citizen.on("request", (request) => {
    if (!request.url().startsWith("data:")) requests.push(request.url());
  });
  await citizen.goto(`/R/${code}`, { waitUntil: "networkidle" });
  expect(requests).toEqual([`${product.url}/R/${code}`]);
});

test("the page of questions after the tap leaves half of that budget for an office's own questions", async ({
  citizen,
  product,
}) => {
  const code = product.nextCode();
  await citizen.goto(`/r/${code}`);
  await citizen.locator("button[name=score][value='1']").click();
  const answer = await bytesOverTheWire(product.port, `/r/${code}/details`);
  expect(answer.subarray(0, 15).toString()).toBe("HTTP/1.1 200 OK");
  expect(answer.length).toBeLessThanOrEqual(mostBytes / 2);
});

test("the published results are one response within the same budget", async ({ product }) => {
  for (const path of ["/results", "/results?kind=quarter&year=2026&quarter=3", "/results/data"]) {
    const answer = await bytesOverTheWire(product.port, path);
    expect(answer.subarray(0, 15).toString()).toBe("HTTP/1.1 200 OK");
    expect(answer.length, path).toBeLessThanOrEqual(mostBytes);
  }
});

test("the page of results a browser has kept is not sent again, and keeps its look", async ({ citizen, product }) => {
  await citizen.goto("/results");
  const [answer] = await Promise.all([
    citizen.waitForResponse(`${product.url}/results`),
    citizen.goto("/results", { waitUntil: "load" }),
  ]);
  expect(await answer.request().headerValue("If-None-Match")).not.toBeNull();
  await expect(citizen.locator("main.page")).toHaveCSS("max-width", "640px");
});

test("every page of the citizen is one response without a script", async ({ citizen, product }) => {
  for (const path of [
    "/",
    `/r/${product.nextCode()}`,
    "/complaint",
    "/t",
    "/results",
    "/results/data",
    "/results/improvements",
  ]) {
    const requests: string[] = [];
    const note = (request: { url(): string }) => {
      if (!request.url().startsWith("data:")) requests.push(request.url());
    };
    citizen.on("request", note);
    await citizen.goto(path, { waitUntil: "networkidle" });
    citizen.off("request", note);
    expect(requests, path).toHaveLength(1);
    await expect(citizen.locator("script")).toHaveCount(0);
  }
});

/** The budget of the script of a tablet at a counter, with all that it may load (decision 0053). */
const mostScriptBytes = 20 * 1024;

test("the script of a tablet, with its reader of QR codes, keeps its budget of 20 KB", () => {
  const assets = join("build", "client", "assets");
  const scripts = readdirSync(assets).filter((name) => /^(tablet|decode)[\w.-]*\.js$/.test(name));
  expect(scripts).toHaveLength(3);
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(mostScriptBytes);
});
