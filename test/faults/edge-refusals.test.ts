import { chmodSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { givenInstallation } from "#test/support/installation.ts";
import { sendRaw } from "#test/support/raw-request.ts";
import { givenReceipt } from "#test/support/receipts.ts";
import { givenOffice } from "#test/support/story.ts";

const form = "Content-Type: application/x-www-form-urlencoded";

async function started(settings: Record<string, string> = {}) {
  const { start, given } = await givenInstallation(async (context) =>
    givenReceipt(context, await givenOffice(context)),
  );
  const product = await start(settings);
  const host = `Host: localhost:${String(product.port)}`;
  return { product, host, port: product.port, code: given.code };
}

test("nothing of the inside is shown to anybody, whatever is asked for", async () => {
  const { product, host, port, code } = await started();
  const asked: [string[], number][] = [
    [["GET /r/%ff HTTP/1.1", host], 400],
    [["GET / HTTP/1.1", "Host: a b"], 400],
    [["POST /sign-in HTTP/1.1", "Host: a b", form], 400],
    [["GET / HTTP/1.1", "Host: x/.."], 400],
    [["GET / HTTP/1.1"], 400],
    [["POST /sign-in HTTP/1.1", form, "Content-Length: 0"], 400],
    [["GET / HTTP/1.1", host, "Host: other.example"], 400],
    [["DELETE / HTTP/1.1", host], 405],
    [["GET /nowhere HTTP/1.1", host], 404],
    [["POST /nowhere HTTP/1.1", host, form, "Content-Length: 0"], 405],
    [["POST /results HTTP/1.1", host, form, "Content-Length: 0"], 405],
    [["POST /results.csv HTTP/1.1", host, form, "Content-Length: 0"], 405],
    [["GET /t/XXXX HTTP/1.1", host], 404],
    [["GET /t/XXXX/files/1 HTTP/1.1", host], 404],

    [["GET /inbox.data HTTP/1.1", host], 404],
    [["GET /results?_data=routes/_citizen.results HTTP/1.1", host], 404],
    [["GET /results?%5fdata=x HTTP/1.1", host], 404],
    [["GET /__manifest?version=1 HTTP/1.1", host], 404],
    [[`GET /r/${code}%00 HTTP/1.1`, host], 404],
    [["GET // HTTP/1.1", host], 200],
    [["GET //x/..//t HTTP/1.1", host], 200],
    [["GET /%5c..%5c HTTP/1.1", host], 404],
    [["POST /dossiers/import HTTP/1.1", "Host: localhost/complaint?", "Content-Length: 60000000"], 400],
    [["POST /sign-in HTTP/1.1", host, "Origin: null", "Content-Length: 0"], 403],
  ];
  for (const [lines, status] of asked) {
    const answer = await sendRaw(port, lines);
    expect(answer.status, lines.join(" | ")).toBe(status);
    expect(answer.body).not.toMatch(/node_modules|at \w+ \(|Error:|\.tsx?\b/);
    if (status >= 400) {
      expect(answer.body).toMatch(/<html lang="vi">[\s\S]*Mã sự cố(?:<!-- -->)?: <span class="code">[3-9A-Y]{8}</);
    }
  }
  const english = await sendRaw(port, ["GET /r/%ff HTTP/1.1", host, "Cookie: language=en"]);
  expect(english.body).toContain("This address cannot be read");
  const software = await sendRaw(port, ["POST /results.json HTTP/1.1", host, "Origin: https://elsewhere.example"]);
  expect(software.head).toContain("application/problem+json");
  expect(JSON.parse(software.body)).toMatchObject({ status: 403, incident: expect.any(String) as unknown });
  expect(product.printed(), "what strangers do wrong is no error").not.toContain('"level":50');
  for (const line of product.printed().trim().split("\n")) expect(() => JSON.parse(line) as unknown).not.toThrow();
});

test("what is no request of a browser gets the product's page as well", async () => {
  const { port, host } = await started();
  for (const [lines, status] of [
    [["NONSENSE"], 400],
    [["GET / HTTP/1.1", host, `X-Long: ${"x".repeat(20_000)}`], 431],
    [["POST /sign-in HTTP/1.1", host, "Content-Length: -1"], 400],
  ] as const) {
    const answer = await sendRaw(port, lines);
    expect(answer.status, lines[0]).toBe(status);
    expect(answer.body).toMatch(/<html lang="vi">[\s\S]*Mã sự cố: <span class="code">[3-9A-Y]{8}</);
  }
  expect((await sendRaw(port, ["GET / HTTP/1.1", host])).status).toBe(200);
});

test("one spelling of an address is all the log and the pages see", async () => {
  const { product, host, port, code } = await started();
  const spellings = [`/r/${code}`, `//r/${code}`, `/r//${code}`, `/%72/${code}`, `/x/../r/${code}`, `/R/${code}`];
  for (const path of spellings) {
    expect((await sendRaw(port, [`GET ${path} HTTP/1.1`, host])).status, path).toBe(200);
    const tap = await sendRaw(port, [`POST ${path} HTTP/1.1`, host, form], "score=4");
    expect(tap.status, path).toBe(303);
  }
  for (const path of [`/${code}`, `/t/${code}`, `//t/${code}`, `/inbox/${code}`, `/kiosk/${code}`, `/r/${code}.data`]) {
    await sendRaw(port, [`GET ${path} HTTP/1.1`, host]);
    await sendRaw(port, [`GET ${path}?_data=x HTTP/1.1`, host]);
  }
  expect(product.printed()).toContain('"path":"/r/…"');
  expect(product.printed().toUpperCase()).not.toContain(code);
});

test("a form is taken from the own site however it is reached, and what only looks so is refused", async () => {
  const { port } = await started({ PUBLIC_URL: "https://hailong.example" });
  const own = [
    ["Host: internal:8080", "Origin: https://hailong.example"],
    ["Host: hailong.example", "Origin: null", "Sec-Fetch-Site: same-origin"],
    ["Host: hailong.example", "Origin: https://hailong.example", "X-Forwarded-Host: internal:8080"],
    ["Host: internal:8080", "Origin: https://internal:8080"],
    ["Host: hailong.example"],
  ];
  for (const headers of own) {
    const answer = await sendRaw(port, ["POST /sign-in HTTP/1.1", form, ...headers], "email=a@b.vn&password=x");
    expect(answer.status, headers.join(" | ")).toBe(400);
    expect(answer.body).not.toContain("Mã sự cố");
  }
  const foreign = [
    ["Host: hailong.example", "Origin: http://hailong.example"],
    ["Host: hailong.example", "Origin: null"],
    ["Host: hailong.example", "Origin: null", "Sec-Fetch-Site: cross-site"],
    ["Host: hailong.example", "Origin: https://elsewhere.example", "X-Forwarded-Host: elsewhere.example"],
  ];
  for (const headers of foreign) {
    const answer = await sendRaw(port, ["POST /sign-in HTTP/1.1", form, ...headers], "email=a@b.vn&password=x");
    expect(answer.status, headers.join(" | ")).toBe(403);
  }
});

test("forwarding headers count from a trusted proxy only", async () => {
  const { port } = await started({ TRUST_PROXY: "1" });
  const odd = ["Host: localhost", "X-Forwarded-Host: x/.."];
  expect((await sendRaw(port, ["GET / HTTP/1.1", ...odd])).status).toBe(400);
  const twice = ["Host: localhost", "X-Forwarded-Host: x/.., hailong.example"];
  expect((await sendRaw(port, ["GET / HTTP/1.1", ...twice])).status).toBe(200);
});

test("only the product's own account reads the database, and cookies behind TLS belong to this host alone", async () => {
  const { dataFolder, start } = await givenInstallation((context) => givenOffice(context));
  chmodSync(join(dataFolder, "hai-long.sqlite"), 0o644);
  const product = await start({ PUBLIC_URL: "https://hailong.example", HSTS_SUBDOMAINS: "1" });
  for (const name of readdirSync(dataFolder).filter((one) => one.startsWith("hai-long.sqlite"))) {
    expect(statSync(join(dataFolder, name)).mode & 0o777, name).toBe(0o600);
  }
  const { headers } = await fetch(`${product.url}/?lang=en`);
  const cookie = headers.get("Set-Cookie");
  expect(cookie).toMatch(/^__Host-language=en; /);
  expect(cookie?.split("; ")).toEqual(expect.arrayContaining(["Path=/", "Secure"]));
  expect(cookie).not.toContain("Domain");
  expect(headers.get("Strict-Transport-Security")).toBe("max-age=31536000; includeSubDomains");
  expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
});
