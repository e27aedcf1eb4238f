import { permissions, roles, type Permission } from "#app/staff/permissions.ts";
import { pagesFor, sectionsFor } from "#app/staff/navigation.ts";
import { expect, test } from "#test/support/journey.ts";

const everyPage = pagesFor(roles);

for (const role of roles) {
  test(`${role}: signs in and opens what the role allows and nothing else`, async ({ signIn }) => {
    const page = await signIn(role);
    const inBar = sectionsFor([role]).map(({ href }) => href);
    const allowed = pagesFor([role]);
    expect(allowed.length).toBeGreaterThan(0);
    await page.goto(allowed[0] ?? "/");
    const bar = page.getByRole("banner").getByRole("navigation").getByRole("link");
    expect(await bar.evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual(inBar);
    for (const place of everyPage) {
      const answer = await page.goto(place);
      expect(answer?.status(), place).toBe(allowed.includes(place) ? 200 : 403);
    }
  });
}

test("nobody signed in: every section leads to the sign-in and back", async ({ open, product }) => {
  const page = await open({ javaScriptEnabled: false });
  for (const place of everyPage) {
    const answer = await fetch(product.url + place, { redirect: "manual" });
    expect(answer.status, place).toBe(302);
    expect(answer.headers.get("Location")).toBe(`/sign-in?next=${encodeURIComponent(place)}`);
  }
  const account = product.demo.signIns.find(({ role }) => role === "office");
  await page.goto("/dashboard?year=2026");
  await page.locator("input[name=email]").fill(account?.email ?? "");
  await page.locator("input[name=password]").fill(account?.password ?? "");
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/dashboard\?year=2026$/);
});

test("a form from somebody without the permission, or where none is awaited, is refused and nothing breaks", async ({
  signIn,
  product,
}) => {
  const page = await signIn("officer");
  const send = async (path: string) => {
    const answer = await page.request.post(path, { form: { a: "1" }, headers: { Origin: product.url } });
    return [answer.status(), /<h1>([^<]*)/.exec(await answer.text())?.[1]];
  };
  expect(await send("/dashboard/suspicious")).toEqual([403, "Tài khoản này không có quyền mở trang"]);
  expect((await send("/settings/targets/plan"))[0]).toBe(403);
  expect((await send("/dashboard/figures"))[0]).toBe(405);
});

test("a wrong password says nothing about the account", async ({ open, product }) => {
  const page = await open({ javaScriptEnabled: false });
  const said: string[] = [];
  for (const email of [product.demo.signIns[0]?.email ?? "", "nobody@example.invalid"]) {
    await page.goto("/sign-in");
    await page.locator("input[name=email]").fill(email);
    await page.locator("input[name=password]").fill("not the password at all");
    await page.locator("main form button").click();
    said.push(await page.getByRole("alert").innerText());
  }
  expect(said[0]).toBe(said[1]);
});

test("signing out ends the session on the server, not only in the browser", async ({ signIn, product }) => {
  const page = await signIn("office");
  const [session] = (await page.context().cookies()).filter(({ name }) => name === "session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const headers = { Cookie: `session=${session?.value ?? ""}` };
  expect((await fetch(`${product.url}/dashboard`, { headers, redirect: "manual" })).status).toBe(200);
  await page.locator("form[action='/sign-out'] button").click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await fetch(`${product.url}/dashboard`, { headers, redirect: "manual" })).status).toBe(302);
});

test("the table of permissions leaves no permission without a holder", () => {
  for (const permission of Object.keys(permissions) as Permission[])
    expect(permissions[permission].length).toBeGreaterThan(0);
});
