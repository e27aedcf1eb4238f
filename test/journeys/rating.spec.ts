import { formatCount } from "#app/i18n/format.ts";
import { expect, postForm, publishedParticipation, test } from "#test/support/journey.ts";

test("a citizen scans, taps once and is counted; a second tap is not counted again", async ({
  citizen,
  product,
  signIn,
}) => {
  const code = product.nextCode();
  const before = await publishedParticipation(product.url);

  // The QR code holds the address in capital letters.
  await citizen.goto(`/R/${code}`);
  const faces = citizen.locator("button[name=score]");
  await expect(faces).toHaveCount(5);
  expect(await faces.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("value")))).toEqual([
    "5",
    "4",
    "3",
    "2",
    "1",
  ]);
  expect(await publishedParticipation(product.url), "opening the page counts nothing").toEqual(before);

  await faces.first().click();
  await expect(citizen).toHaveURL(new RegExp(`/r/${code}/details`, "i"));
  const after = await publishedParticipation(product.url);
  expect(after).toEqual({ ...before, numerator: before.numerator + 1 });

  await citizen.goto(`/r/${code}`);
  await faces.first().click();
  await citizen.goto(`/r/${code}`);
  await faces.last().click();
  expect(await publishedParticipation(product.url)).toEqual(after);

  const office = await signIn("office");
  await office.goto("/dashboard");
  await expect(office.getByRole("main")).toContainText(formatCount(after.numerator, "vi"));
  await expect(office.getByRole("main")).toContainText(formatCount(after.denominator, "vi"));
});

test("the rating can be given with the keyboard alone", async ({ citizen, product }) => {
  const before = await publishedParticipation(product.url);
  await citizen.goto(`/r/${product.nextCode()}`);
  const focused = citizen.locator("button[name=score]:focus");
  for (let presses = 0; presses < 12 && (await focused.count()) === 0; presses += 1)
    await citizen.keyboard.press("Tab");
  await expect(focused).toHaveAttribute("value", "5");
  await citizen.keyboard.press("Tab");
  await expect(focused).toHaveAttribute("value", "4");
  await citizen.keyboard.press("Enter");
  await expect(citizen).toHaveURL(/\/details/);
  expect((await publishedParticipation(product.url)).numerator).toBe(before.numerator + 1);
});

test("a code may be typed small, with spaces and with its hyphen", async ({ product }) => {
  const code = product.nextCode();
  const typed = `${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase();
  const answer = await fetch(`${product.url}/r/${typed}`);
  expect(answer.status).toBe(200);
  const home = await fetch(`${product.url}/?code=${encodeURIComponent(` ${code.slice(0, 5)} ${code.slice(5)} `)}`, {
    redirect: "manual",
  });
  expect([302, 303]).toContain(home.status);
  expect(home.headers.get("Location")).toMatch(new RegExp(`/r/${code}$`));
});

test("a wrong code gets a page that helps", async ({ citizen, product }) => {
  const code = product.nextCode();
  const swapped = `${code.slice(1, 2)}${code.slice(0, 1)}${code.slice(2)}`;
  const wrong = swapped === code ? `${code.slice(0, 9)}0` : swapped;
  for (const typed of [wrong, "B0I", code.slice(0, 7)]) {
    const answer = await citizen.goto(`/r/${typed}`);
    expect(answer?.status()).toBe(404);
    await expect(citizen.locator("button[name=score]")).toHaveCount(0);
    await expect(citizen.locator("main input[name=code]"), "what was typed is kept").toHaveValue(
      new RegExp(typed.slice(0, 3), "i"),
    );
  }
  expect((await postForm(`${product.url}/r/${wrong}`, { score: "5" })).status).toBe(404);
});

test("a score that is none is refused and counts nothing", async ({ product }) => {
  const before = await publishedParticipation(product.url);
  const code = product.nextCode();
  for (const score of ["0", "6", "", "5.5", "very"]) {
    const answer = await postForm(`${product.url}/r/${code}`, { score });
    expect(answer.status, `score ${score}`).toBe(400);
  }
  expect(await publishedParticipation(product.url)).toEqual(before);
});

test("an officer types in a paper slip by keyboard alone; one with a wrong code stays to be mended", async ({
  signIn,
}) => {
  const page = await signIn("officer");
  await page.goto("/dossiers");
  const numbers = await page.locator("main table tbody th").allInnerTexts();
  await page.goto("/receipts");
  await page.locator("a[href='/receipts/paper']").click();
  await page.locator("#code0").focus();
  await page.keyboard.type("khong-co");
  await page.keyboard.press("Tab");
  await page.keyboard.type("4");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Chờ lâu");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Phiếu 1: Cơ quan không có hồ sơ");
  await expect(page.locator("#comment0")).toHaveValue("Chờ lâu");
  for (const [index, number] of numbers.slice(0, 10).entries()) {
    await page.locator(`#code${String(index)}`).fill(number.trim());
    await page.locator(`#score${String(index)}`).fill("4");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toContainText(/Đã ghi nhận/);
  await expect(page.locator("main table")).toContainText("Hài lòng");
});

test("a tap without network is sent again by the browser itself, and counts once", async ({ citizen, product }) => {
  const code = product.nextCode();
  await citizen.goto(`/r/${code}`);
  await citizen.context().setOffline(true);
  await citizen.locator("button[name=score][value='4']").click();
  await expect(citizen).toHaveURL(/^chrome-error:/);
  await citizen.context().setOffline(false);
  await citizen.reload();
  await expect(citizen).toHaveURL(`${product.url}/r/${code}/details`);
  await expect(citizen.locator(".recorded")).toContainText("Hài lòng");
});
