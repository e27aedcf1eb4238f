import { expect, postForm, publishedParticipation, test } from "#test/support/journey.ts";

test("a form sent from another site's page is refused and changes nothing", async ({ product }) => {
  const before = await publishedParticipation(product.url);
  const code = product.nextCode();
  const foreign: Record<string, string>[] = [
    { Origin: "https://elsewhere.example" },
    { Origin: "null" },
    { Origin: `${product.url}.elsewhere.example` },
    { "Sec-Fetch-Site": "cross-site" },
  ];
  for (const headers of foreign) {
    for (const path of [`/r/${code}`, "/complaint", "/sign-in", "/sign-out", "/t"]) {
      const answer = await postForm(product.url + path, { score: "5" }, headers);
      expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
  expect(await publishedParticipation(product.url)).toEqual(before);
  const own = await postForm(`${product.url}/r/${code}`, { score: "5" }, { Origin: product.url });
  expect(own.status).toBe(303);
});

test("every answer carries the security headers, with a nonce of its own", async ({ product }) => {
  const nonces = new Set<string>();
  for (const path of ["/", "/", "/sign-in", "/t", "/results.json", "/nowhere", "/health/live"]) {
    const { headers } = await fetch(product.url + path);
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Referrer-Policy")).toBe("same-origin");
    expect(headers.get("X-Powered-By")).toBeNull();
  }
  expect(nonces.size).toBe(7);
});

test("every cookie is HttpOnly and SameSite=Lax", async ({ citizen, product, signIn }) => {
  await citizen.goto("/?lang=en");
  await expect(citizen.locator("html")).toHaveAttribute("lang", "en");
  await citizen.goto(`/r/${product.nextCode()}`);
  await citizen.locator("button[name=score]").first().click();
  const office = await signIn("office");
  const cookies = [...(await citizen.context().cookies()), ...(await office.context().cookies())];
  expect(cookies.length).toBeGreaterThan(1);
  for (const cookie of cookies) expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("a body that is too large is refused before it is read", async ({ product }) => {
  const answer = await postForm(`${product.url}/complaint`, { text: "x".repeat(300_000) }, { Origin: product.url });
  expect(answer.status).toBe(413);
});

test("a method that no form sends is refused and records nothing", async ({ product }) => {
  const before = await publishedParticipation(product.url);
  const code = product.nextCode();
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const body = new URLSearchParams({ score: "5" });
    const answer = await fetch(`${product.url}/r/${code}`, { method, body });
    expect(answer.status, method).toBe(405);
  }
  expect(await publishedParticipation(product.url)).toEqual(before);
});

test("health, robots, icon and an address that does not exist", async ({ product }) => {
  for (const path of ["/health/live", "/health/ready", "/robots.txt", "/favicon.ico"]) {
    expect((await fetch(product.url + path)).status, path).toBe(200);
  }
  expect((await fetch(`${product.url}/t/PA-1?unit=%00`)).status, "a NUL reaches no database").toBe(404);
  const lost = await fetch(`${product.url}/nowhere/at/all`);
  expect(lost.status).toBe(404);
  expect(await lost.text()).toContain("<h1");
});

test("the log holds no code, no secret and no text of anybody", async ({ citizen, product }) => {
  const code = product.nextCode();
  await citizen.goto(`/r/${code}`);
  await citizen.locator("button[name=score]").first().click();
  await citizen.goto(`/t/PA-3333-3333`);
  await fetch(`${product.url}/health/live`);
  expect(product.printed()).toContain("answered");
  expect(product.printed().toUpperCase()).not.toContain(code);
  for (const { email } of product.demo.signIns) expect(product.printed()).not.toContain(email);
});
