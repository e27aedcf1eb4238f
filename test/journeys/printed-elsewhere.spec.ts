import { linkSignature } from "#app/ratings/advance/link-signature.server.ts";
import { expect, test } from "#test/support/journey.ts";

test("software signs a link, the citizen rates by it before the dossier is registered, and staff see it wait", async ({
  citizen,
  signIn,
}) => {
  const administrator = await signIn("administrator");
  await administrator.goto("/settings/signed-links");
  await administrator.locator("input[name=name]").fill("Phần mềm một cửa");
  await administrator.locator("form.card button.main").click();
  const [id = "", secret = ""] = await administrator.locator("code.whole").allInnerTexts();
  await administrator.goto("/settings/signed-links");

  const number = "128/2026/ĐKKD";
  const path = `/s/${id}/${encodeURIComponent(number)}/${linkSignature(secret, number)}`;
  await citizen.goto(path.toUpperCase());
  await expect(citizen.getByRole("main")).toContainText(number);
  await citizen.locator("button[name=score]").first().click();
  await expect(citizen).toHaveURL(/\/s\/.*\?rated=1$/);
  await expect(citizen.getByRole("heading", { level: 1 })).toHaveText("Cảm ơn Ông/Bà đã đánh giá");
  const forged = await citizen.request.get(`${path.slice(0, -20)}00000000000000000000`);
  expect(forged.status()).toBe(404);

  const office = await signIn("office");
  await office.goto("/receipts/waiting");
  await expect(office.locator("main table")).toContainText(number);
  await office.goto("/receipts/codes");
  await office.locator("input[name=amount]").fill("3");
  await office.locator("button[value=issue]").click();
  const [code = ""] = await office.locator(".label .code").allInnerTexts();
  await office.goto("/receipts/codes");
  await office.locator("#bind-code").fill(code);
  await office.keyboard.press("Tab");
  await office.keyboard.type("H13.18-261102-9999");
  await office.keyboard.press("Enter");
  await expect(office.locator("main table").first()).toContainText("H13.18-261102-9999");
});
