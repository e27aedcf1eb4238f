import { expect, test } from "#test/support/journey.ts";

test("an office writes a question, sees it as citizens will, puts it in force, and the next citizen is asked it", async ({
  signIn,
  citizen,
  product,
}) => {
  const page = await signIn("administrator");
  await page.goto("/settings/questionnaires");
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/settings\/questionnaires\/2\?done=begun#done$/);
  await page.locator("#kind").selectOption("yes-no");
  await page.locator("form[action$='/new'] button").click();
  await page.locator("[name=labelVi]").fill("Ông/Bà có được hướng dẫn nộp trực tuyến không?");
  await page.locator("main form button").click();
  await expect(page.getByRole("main")).toContainText("còn thiếu lời tiếng Anh");
  await expect(page.locator("form#start")).toHaveCount(0);
  await page.locator("a[href='/settings/questionnaires/2/q1']").click();
  await page.locator("[name=labelEn]").fill("Were you shown how to submit online?");
  await page.locator("main form button").click();

  const preview = await page.context().newPage();
  await preview.setViewportSize({ width: 360, height: 740 });
  await preview.goto("/settings/questionnaires/2/preview?channel=online-full&stage=result&language=en&score=2");
  await expect(preview.locator(".phone")).toContainText("Were you shown how to submit online?");
  await expect(preview.locator(".phone")).not.toContainText("Waiting until your turn");

  const code = product.nextCode();
  await citizen.goto(`/r/${code}`);
  await citizen.locator("button[name=score][value='4']").click();
  await expect(citizen.getByRole("main")).not.toContainText("hướng dẫn nộp trực tuyến");

  await page.locator("form#start button").click();
  await expect(page.getByRole("alert")).toContainText("xác nhận đã xem trước");
  await page.locator("[name=confirmed]").check();
  await page.locator("form#start button").click();
  await expect(page).toHaveURL(/done=in-force#done$/);

  // The page that was open before keeps its version; the next one asks the new question.
  await citizen.locator("[name=trips][value='0']").check({ force: true });
  await citizen.getByRole("main").locator("form button").click();
  await expect(citizen).toHaveURL(/saved=1/);
  await citizen.goto(`/r/${code}/details`);
  await citizen.locator("[name=q1][value=yes]").check({ force: true });
  await citizen.getByRole("main").locator("form button").click();
  await expect(citizen).toHaveURL(/saved=1/);
  await page.goto("/audit");
  await expect(page.getByRole("main")).toContainText("Áp dụng phiên bản bộ câu hỏi");
});
