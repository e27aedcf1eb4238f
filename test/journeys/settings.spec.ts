import { expect, test } from "#test/support/journey.ts";

test("the contact line changed in the settings is on the citizen's page at once, and the log says what it was", async ({
  signIn,
  product,
}) => {
  const page = await signIn("administrator");
  await page.goto("/settings");
  await page.getByRole("main").locator("a[href='/settings/office']").click();
  const contact = page.locator("[name=contactLine]");
  const before = await contact.inputValue();
  await contact.fill("Quầy 3, tầng trệt, 7:30–11:30");
  await page.locator("[name=minimumAnswers]").fill("0");
  await page.locator("main form button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(contact).toHaveValue("Quầy 3, tầng trệt, 7:30–11:30");
  await page.locator("[name=minimumAnswers]").fill("5");
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/settings\/office\?done=saved#done$/);

  const citizen = await page.context().newPage();
  await citizen.goto(`/r/${product.nextCode()}/complaint`);
  await expect(citizen.getByRole("main")).toContainText("Quầy 3, tầng trệt, 7:30–11:30");
  await page.goto("/audit");
  await expect(page.getByRole("main")).toContainText(`${before} → Quầy 3, tầng trệt, 7:30–11:30`);
  await page.goto("/settings/office");
  await contact.fill(before);
  await page.locator("main form button").click();
});

test("a page of settings that is older than what was saved saves nothing and keeps what was typed", async ({
  signIn,
}) => {
  const page = await signIn("office");
  const other = await page.context().newPage();
  for (const each of [page, other]) await each.goto("/settings/office");
  const before = await page.locator("[name=place]").inputValue();
  await page.locator("[name=place]").fill("Thành phố Cần Thơ");
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/done=saved/);
  await other.locator("[name=place]").fill("Cần Thơ");
  await other.locator("main form button").click();
  await expect(other.getByRole("alert")).toContainText("người khác đã lưu");
  await expect(other.locator("[name=place]")).toHaveValue("Cần Thơ");
  await other.locator("main form button").click();
  await expect(other).toHaveURL(/done=saved/);
  await other.locator("[name=place]").fill(before);
  await other.locator("main form button").click();
});

test("how long data is stored is set with its basis, within limits", async ({ signIn }) => {
  const page = await signIn("administrator");
  await page.goto("/settings/retention");
  const form = page.locator("form#retention-sessions");
  const save = async (days: string, basis: string) => {
    await form.locator("[name=days]").fill(days);
    await form.locator("[name=basis]").fill(basis);
    await form.locator("button").click();
  };
  await save("9999", "Quyết định 12/QĐ-SKHCN");
  await expect(form).toContainText("từ 1 đến 730");
  await expect(form.locator("[name=basis]")).toHaveValue("Quyết định 12/QĐ-SKHCN");
  await save("60", "");
  await expect(form).toContainText("văn bản làm căn cứ");
  await save("60", "Quyết định 12/QĐ-SKHCN");
  await expect(page).toHaveURL(/done=saved/);
  await expect(page.getByRole("main")).toContainText("căn cứ: Quyết định 12/QĐ-SKHCN");
  await page.goto("/audit");
  await expect(page.getByRole("main")).toContainText("Số ngày lưu: 90 → 60");
});

test("a unit gets another name, and the breakdown shows it", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/settings/organisation");
  const unit = page.locator("section[aria-labelledby=units] details").first();
  await unit.locator("summary").click();
  const name = unit.locator("[name=name]");
  const before = await name.inputValue();
  await name.fill("Phòng có tên mới");
  await unit.locator("button").click();
  await expect(page).toHaveURL(/done=saved/);
  await page.goto("/dashboard/breakdown?by=unit");
  await expect(page.getByRole("main")).toContainText("Phòng có tên mới");
  await page.goto("/settings/organisation");
  const renamed = page.locator("section[aria-labelledby=units] details", { hasText: "Phòng có tên mới" });
  await renamed.locator("summary").click();
  await renamed.locator("[name=name]").fill(before);
  await renamed.locator("button").click();
  await expect(page).toHaveURL(/done=saved/);
});
