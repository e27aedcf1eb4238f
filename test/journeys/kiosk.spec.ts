import { writeFileSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import qrcode from "qrcode";
import { linkSignature } from "#app/ratings/advance/link-signature.server.ts";
import { chromiumFlags, provideChromium } from "#test/support/chromium.ts";
import { expect, test, type DemoProduct } from "#test/support/journey.ts";

const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true };

/** Adds a tablet at the first counter; returns its address and pairing code, as the administrator reads them. */
async function addTablet(office: Page, name: string): Promise<{ path: string; code: string }> {
  await office.goto("/settings/kiosks");
  await office.getByLabel("Quầy", { exact: true }).selectOption({ index: 1 });
  await office.getByLabel("Tên máy").fill(name);
  await office.getByRole("button", { name: "Tạo mã ghép máy" }).click();
  const done = office.locator("#done");
  const address = await done.locator("code").innerText();
  return { path: new URL(address).pathname, code: await done.locator("strong.code").innerText() };
}

async function pair(page: Page, { path, code }: { path: string; code: string }): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Máy này chưa được ghép với quầy");
  await page.getByLabel("Mã ghép máy").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Ghép máy" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mời Ông/Bà đánh giá");
}

/** What a scanner types: the address in the QR code and Enter. */
async function scan(page: Page, product: DemoProduct, code: string): Promise<void> {
  await page.keyboard.type(`${product.url}/R/${code}`);
  await page.keyboard.press("Enter");
}

test.use({ apart: "kiosk" });

test("a tablet without script is set up, rates by scanner and by hand, and its token is taken back", async ({
  open,
  signIn,
  product,
}) => {
  const office = await signIn("office");
  const given = await addTablet(office, "Máy 1");
  const page = await open({ ...tablet, javaScriptEnabled: false });
  await pair(page, given);

  await scan(page, product, product.nextCode());
  await expect(page.locator(".faces button")).toHaveCount(5);
  expect(new URL(page.url()).search).toBe("");
  await page.locator("button[name=score][value='4']").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cảm ơn Ông/Bà!");
  await expect(page.locator(".recorded")).toContainText("Hài lòng");
  expect(page.url()).not.toMatch(/\/r\//i);
  await expect(page.locator("meta[http-equiv=refresh]")).toHaveAttribute("content", /^20; url=\/kiosk\//);
  await page.getByRole("link", { name: "Giữ màn hình này" }).click();
  await expect(page.locator("meta[http-equiv=refresh]")).toHaveCount(0);
  await page.getByRole("link", { name: "Người tiếp theo" }).click();

  await page.getByLabel("Mã đánh giá").fill("không phải mã");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await expect(page.locator(".error")).toContainText("10 ký tự");
  await page.getByLabel("Mã đánh giá").fill(product.nextCode());
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByText("Viết thêm ý kiến").click();
  await page.getByLabel("Ý kiến của Ông/Bà").fill("Cán bộ hướng dẫn rõ.");
  await page.getByRole("button", { name: "Tôi cần thêm thời gian" }).click();
  await expect(page.getByLabel("Ý kiến của Ông/Bà")).toHaveValue("Cán bộ hướng dẫn rõ.");
  await page.locator("button[name=score][value='2']").click();
  await expect(page.getByText("bằng điện thoại hoặc hỏi cán bộ tại quầy")).toBeVisible();

  await office.goto("/settings/kiosks");
  await expect(office.getByText("Đánh giá nhận trong 35 ngày qua: 2")).toBeVisible();
  await office.getByRole("link", { name: "Thu hồi quyền của máy Máy 1" }).click();
  await office.getByRole("button", { name: "Thu hồi quyền của máy" }).click();
  await page.goto(given.path);
  await expect(page.getByText("Máy này đã bị ngừng sử dụng.")).toBeVisible();
});

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const tapFace = (page: Page, score: number) => page.locator(`.faces button[value='${String(score)}']`).click();

/** How many ratings of the tablet the office has, as its page says. */
async function expectTaken(office: Page, count: number): Promise<void> {
  await expect(async () => {
    await office.goto("/settings/kiosks");
    await expect(office.getByText(`Đánh giá nhận trong 35 ngày qua: ${String(count)}`).first()).toBeVisible({
      timeout: 500,
    });
  }).toPass();
}

test("with script, ratings are kept while the network is away, through a reload, and each counts once", async ({
  open,
  signIn,
  product,
}) => {
  const office = await signIn("office");
  const page = await open(tablet);
  const given = await addTablet(office, "Máy ngoại tuyến");
  await pair(page, given);
  await scan(page, product, product.nextCode());
  await expect(page.getByText("Số hồ sơ")).toBeVisible();
  await tapFace(page, 5);
  await expect(page.getByText("Đã ghi nhận đánh giá:")).toBeVisible();
  expect(page.url()).toBe(product.url + given.path);

  // The network is cut between two taps; a scanner types while the thanks are shown.
  await page.context().setOffline(true);
  const second = product.nextCode();
  await scan(page, product, second);
  await expect(page.locator("[data-code]")).toHaveText(`${second.slice(0, 5)}-${second.slice(5)}`);
  await page.getByText("Viết thêm ý kiến").click();
  await page.getByLabel("Ý kiến của Ông/Bà").fill("Mất mạng vẫn ghi được.");
  await tapFace(page, 2);
  await expect(page.getByText("Đánh giá được giữ trên máy này")).toBeVisible();
  await expect(page.getByText("Đang giữ 1 đánh giá chờ gửi.")).toBeVisible();
  await page.getByRole("link", { name: "Người tiếp theo" }).click();
  await scan(page, product, `${product.nextCode().slice(0, 9)}3A`);
  await expect(page.locator("[data-refusal=misread]")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("Đang giữ 1 đánh giá chờ gửi.")).toBeHidden();
  await expectTaken(office, 2);

  // The answer of the server is lost, and the page is loaded again while the rating waits.
  await page.route("**/taps", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await scan(page, product, product.nextCode());
  await tapFace(page, 4);
  await expect(page.getByText("Đánh giá được giữ trên máy này")).toBeVisible();
  await expectTaken(office, 3);
  await page.reload();
  await expect(page.getByText("Đang giữ 1 đánh giá chờ gửi.")).toBeVisible();
  await page.unroute("**/taps");
  await page.reload();
  await expect(heading(page)).toHaveText("Mời Ông/Bà đánh giá");
  await expect(page.getByText("Đang giữ 1 đánh giá chờ gửi.")).toBeHidden();
  await expectTaken(office, 3);
});

test("a tablet whose token is taken back hands in what waits on it, and shows no faces any more", async ({
  open,
  signIn,
  product,
}) => {
  const office = await signIn("office");
  const page = await open(tablet);
  await pair(page, await addTablet(office, "Máy thu hồi"));
  await page.route("**/taps", (route) => route.abort());
  await scan(page, product, product.nextCode());
  await tapFace(page, 3);
  await expect(page.getByText("Đánh giá được giữ trên máy này")).toBeVisible();
  await office.goto("/settings/kiosks");
  await office.getByRole("link", { name: "Thu hồi quyền của máy Máy thu hồi" }).click();
  await office.getByRole("button", { name: "Thu hồi quyền của máy" }).click();
  await page.unroute("**/taps");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText("Máy này đã bị ngừng sử dụng.")).toBeVisible();
  await expectTaken(office, 1);
});

test("a tablet takes the link of a dossier that is not registered, with the network and without", async ({
  open,
  signIn,
  product,
}) => {
  const admin = await signIn("administrator");
  await admin.goto("/settings/signed-links");
  await admin.getByLabel("Tên", { exact: true }).fill("Phần mềm tại quầy");
  await admin.getByRole("button", { name: "Tạo khóa ký" }).click();
  const secret = /hailong_link_[\w-]+/.exec(await admin.locator("main").innerText())?.[0] ?? "";
  const linkOf = (number: string) => `s/${secret.slice(13, 19)}/${number}/${linkSignature(secret, number)}`;
  const page = await open(tablet);
  const office = await signIn("office");
  await pair(page, await addTablet(office, "Máy quét liên kết"));
  await page.keyboard.type(`${product.url}/${linkOf("H13.18-271102-0001")}`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Số hồ sơ: H13.18-271102-0001")).toBeVisible();
  await tapFace(page, 5);
  await expect(page.getByText("Hồ sơ chưa có trong sổ. Đánh giá được giữ lại")).toBeVisible();
  await page.context().setOffline(true);
  await page.keyboard.type(`${product.url}/${linkOf("H13.18-271102-0002")}`.toUpperCase());
  await page.keyboard.press("Enter");
  await expect(page.getByText("Số hồ sơ: H13.18-271102-0002")).toBeVisible();
  await tapFace(page, 4);
  await expect(page.getByText("Đánh giá được giữ trên máy này")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("Đang giữ 1 đánh giá chờ gửi.")).toBeHidden();
  await office.goto("/receipts/waiting");
  for (const number of ["H13.18-271102-0001", "H13.18-271102-0002"]) {
    await expect(office.getByText(number)).toBeVisible();
  }
});

test("a tablet that keeps nothing says so without network, and rates with it", async ({ open, signIn, product }) => {
  const office = await signIn("office");
  const page = await open(tablet);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await pair(page, await addTablet(office, "Máy đầy"));
  await scan(page, product, product.nextCode());
  await tapFace(page, 4);
  await expect(page.getByText("Đã ghi nhận đánh giá:")).toBeVisible();
  await page.context().setOffline(true);
  await scan(page, product, product.nextCode());
  await tapFace(page, 4);
  await expect(page.getByText("Đánh giá chưa được ghi nhận")).toBeVisible();
});

test("the screens of a tablet return by themselves, and stay if somebody asks", async ({ open, signIn, product }) => {
  const office = await signIn("office");
  const page = await open(tablet);
  await page.clock.install();
  await pair(page, await addTablet(office, "Máy tự về"));
  await scan(page, product, product.nextCode());
  await expect(page.locator(".faces button")).toHaveCount(5);
  await page.clock.runFor(91_000);
  await expect(page.getByText("Ông/Bà còn đánh giá không?")).toBeVisible();
  await page.getByRole("button", { name: "Tôi cần thêm thời gian" }).click();
  await expect(page.getByText("Ông/Bà còn đánh giá không?")).toBeHidden();
  await page.clock.runFor(60_000);
  await tapFace(page, 1);
  await expect(heading(page)).toHaveText("Cảm ơn Ông/Bà!");
  await page.getByRole("link", { name: "Giữ màn hình này" }).click();
  await page.clock.runFor(600_000);
  await expect(heading(page)).toHaveText("Cảm ơn Ông/Bà!");
  await page.getByRole("link", { name: "Người tiếp theo" }).click();
  await scan(page, product, product.nextCode());
  await tapFace(page, 5);
  await expect(heading(page)).toHaveText("Cảm ơn Ông/Bà!");
  await page.clock.runFor(21_000);
  await expect(heading(page)).toHaveText("Mời Ông/Bà đánh giá");
});

test("a tablet without a camera, or one that is refused, asks for the code", async ({ open, signIn, product }) => {
  const office = await signIn("office");
  const page = await open(tablet);
  await pair(page, await addTablet(office, "Máy không máy ảnh"));
  await page.getByRole("button", { name: "Quét bằng máy ảnh" }).click();
  await expect(page.getByText("Máy này không dùng được máy ảnh.")).toBeVisible();
  await scan(page, product, product.nextCode());
  await expect(page.locator(".faces button")).toHaveCount(5);
});

/** A film of one second in which somebody holds a QR code before the camera (YUV4MPEG2, 640 × 480). */
function filmOf(text: string): Buffer {
  const [width, height, pixel] = [640, 480, 8];
  const { modules } = qrcode.create(text, { errorCorrectionLevel: "Q" });
  const luma = Buffer.alloc(width * height, 235);
  const [left, top] = [(width - modules.size * pixel) / 2, (height - modules.size * pixel) / 2];
  for (let y = 0; y < modules.size * pixel; y += 1) {
    for (let x = 0; x < modules.size * pixel; x += 1) {
      const isDark = modules.get(Math.floor(y / pixel), Math.floor(x / pixel)) === 1;
      if (isDark) luma[Math.floor(top + y) * width + Math.floor(left + x)] = 16;
    }
  }
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${String(width)} H${String(height)} F25:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...Array.from({ length: 25 }, () => frame)]);
}

test("the camera of a tablet reads the QR code on the receipt", async ({ signIn, product }, info) => {
  const film = info.outputPath("receipt.y4m");
  writeFileSync(film, filmOf(`${product.url}/R/${product.nextCode()}`));
  const installed = provideChromium();
  if (!installed.ok) throw new Error(installed.problem);
  const fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  const browser = await chromium.launch({
    executablePath: installed.path,
    args: [...chromiumFlags, ...fake, `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const context = await browser.newContext({ ...tablet, baseURL: product.url, permissions: ["camera"] });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await pair(page, await addTablet(await signIn("office"), "Máy quét"));
    await page.getByRole("button", { name: "Quét bằng máy ảnh" }).click();
    await expect(page.locator(".faces button")).toHaveCount(5);
    await expect(page.getByText("Số hồ sơ")).toBeVisible();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
