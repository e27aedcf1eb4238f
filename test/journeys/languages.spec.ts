import { catalogueOf } from "#app/i18n/catalogue.ts";
import { expect, test } from "#test/support/journey.ts";

/** The translation of every text: Khmer letters and what is filled in, so that another language would be seen. */
function filledCatalogue(leaveOut: readonly string[] = []): Buffer {
  const lines = catalogueOf("km").map(({ key, placeholders }) => {
    const words = leaveOut.includes(key) ? "" : `ខ្មែរ ${placeholders.map((name) => `{{${name}}}`).join(" ")}`.trim();
    return `${key};${words}`;
  });
  return Buffer.from(`\uFEFFMã câu;Bản dịch\r\n${lines.join("\r\n")}\r\n`);
}

test("a translated language is offered and no page of a citizen is a mixture", async ({ signIn, citizen, product }) => {
  const page = await signIn("administrator");
  const card = page.locator("#language-km").locator("..");
  const upload = async (buffer: Buffer) => {
    await page.goto("/settings/languages");
    await card.locator("input[type=file]").setInputFiles({ name: "km.csv", mimeType: "text/csv", buffer });
    await card.getByRole("button", { name: "Nhập bản dịch" }).click();
  };
  await upload(filledCatalogue(["shell:home"]));
  await expect(page.locator("#done")).toContainText("Còn thiếu 1 câu");
  await expect(card.getByRole("button", { name: "Cho người dân chọn" })).toHaveCount(0);
  await citizen.goto("/?lang=km");
  await expect(citizen.locator("html")).toHaveAttribute("lang", "vi");

  await upload(filledCatalogue());
  await page.goto("/settings/languages");
  await card.getByRole("button", { name: "Cho người dân chọn" }).click();
  await expect(page).toHaveURL(/done=offered/);

  await citizen.goto("/");
  await citizen.getByRole("link", { name: "ភាសាខ្មែរ" }).click();
  const code = product.nextCode();
  const translated = [
    "/",
    `/r/${code}`,
    "/r/B0I",
    "/complaint",
    `/r/${code}/complaint`,
    "/t",
    "/t/PA-7KQM-4TRX",
    "/nowhere",
  ];
  for (const path of translated) {
    await citizen.goto(path);
    await expect(citizen.locator("html"), path).toHaveAttribute("lang", "km");
    await expect(citizen, path).toHaveTitle(/ខ្មែរ/);
  }
  await citizen.goto(`/r/${code}`);
  await citizen.locator("button[name=score]").first().click();
  // The office's questions are in Vietnamese and English, and so are its figures.
  for (const path of [`/r/${code}/details`, "/results"]) {
    await citizen.goto(path);
    await expect(citizen.locator("html"), path).toHaveAttribute("lang", "vi");
    await expect(citizen.getByRole("main"), path).not.toContainText("ខ្មែរ");
  }
  await citizen.goto("/?lang=en");
  await expect(citizen.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/settings/languages");
  await card.getByRole("button", { name: "Thôi cho chọn" }).click();
  await citizen.goto("/?lang=km");
  await expect(citizen.locator("html")).toHaveAttribute("lang", "en");
});

test("a table of settings is downloaded, filled in, previewed and applied", async ({ signIn }) => {
  const page = await signIn("office");
  await page.goto("/settings/tables/case-rules");
  const file = await page.request.get("/settings/table-files/case-rules.csv");
  const text = (await file.text()).replace(/(Số ngày được mở lại;)\d+/, "$145");
  const upload = async (content: string) => {
    await page.locator("input[type=file]").setInputFiles({
      name: "quy-tac.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(content),
    });
    await page.getByRole("button", { name: "Xem trước" }).click();
  };
  await upload(text.replace(";45;", ";chín;"));
  await expect(page.getByRole("alert")).toContainText("ghi “chín”");
  await upload(text);
  await expect(page.locator("section[aria-labelledby=preview]")).toContainText("→ 45");
  await page.getByRole("button", { name: /^Áp dụng/ }).click();
  await expect(page).toHaveURL(/done=applied/);
  await page.goto("/settings/cases");
  await expect(page.locator("[name=reopenDays]")).toHaveValue("45");
});

test("a text of the office is checked, previewed and shown to citizens", async ({ signIn, citizen, product }) => {
  const page = await signIn("office");
  await page.goto("/settings/texts?change=ratings:details.thanks#text-form");
  await page.locator("[name=vi]").fill("Trân trọng cảm ơn (liệt kê) <b>Ông/Bà</b>");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("alert")).toContainText("(liệt kê)");
  await expect(page.locator("[name=vi]")).toHaveValue("Trân trọng cảm ơn (liệt kê) <b>Ông/Bà</b>");
  await page.locator("[name=vi]").fill("Trân trọng cảm ơn <b>Ông/Bà</b>");
  await page.getByRole("button", { name: "Xem thử" }).click();
  await expect(page.locator("section[aria-labelledby=text-preview]")).toContainText("Trân trọng cảm ơn <b>Ông/Bà</b>");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page).toHaveURL(/done=saved/);
  const code = product.nextCode();
  await citizen.goto(`/r/${code}`);
  await citizen.locator("button[name=score]").first().click();
  await expect(citizen.getByRole("heading", { level: 1 })).toHaveText("Trân trọng cảm ơn <b>Ông/Bà</b>");
  await page.goto("/settings/texts?change=ratings:details.thanks#text-form");
  await page.getByRole("button", { name: "Dùng lại câu có sẵn" }).click();
  await citizen.goto(`/r/${code}/details`);
  await expect(citizen.getByRole("heading", { level: 1 })).not.toContainText("Trân trọng");
});
