import sharp from "sharp";
import { expect, test } from "vitest";
import { answerWithEmblem } from "#app/offices/answer-with-emblem.server.ts";
import { mostEmblemBytes } from "#app/offices/emblem.ts";
import { findEmblem, findOnlyEmblem, findPicture } from "#app/offices/find-emblem.server.ts";
import { removeEmblem, setEmblem } from "#app/settings/change-emblem.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { givenAccount } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

async function open() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const by = { officeId, staffId: await givenAccount(context, officeId, "vanphong@coquan.gov.vn", ["office"]) };
  const set = (file: Buffer | undefined, shown = "", alternative = "Quốc huy") =>
    setEmblem(context, by, { file, alternative, shown });
  const digest = async () => (await findEmblem(context.db, officeId))?.digest ?? "";
  return { context, officeId, by, set, digest };
}

/** A picture in which no two pixels are alike: the hardest to make small. */
function noise(side: number, format: "png" | "jpeg"): Promise<Buffer> {
  const data = Buffer.from(Array.from({ length: side * side * 3 }, (_, index) => (index * 7919 + (index >> 3)) % 256));
  const picture = sharp(data, { raw: { width: side, height: side, channels: 3 } });
  return format === "png"
    ? picture.png().toBuffer()
    : picture
        .withExif({ IFD0: { Artist: "Ai đó" } })
        .jpeg()
        .toBuffer();
}

test("an emblem is drawn anew, small and without the data that came with it, and served for good", async () => {
  const { context, officeId, set, digest } = await open();
  for (const format of ["png", "jpeg"] as const) {
    expect(await set(await noise(300, format), await digest(), `Biểu trưng ${format}`)).toEqual({ ok: true });
    const emblem = await findEmblem(context.db, officeId);
    expect(await findOnlyEmblem(context.db)).toEqual(emblem);
    const picture = await findPicture(context.db, emblem?.digest ?? "");
    expect(picture?.type).toBe(`image/${format}`);
    expect(picture?.content.length).toBeLessThanOrEqual(mostEmblemBytes);
    const { width, height, exif } = await sharp(picture?.content).metadata();
    expect({ width, height, exif }).toEqual({ width: emblem?.width, height: emblem?.height, exif: undefined });
  }
  const address = `http://x/emblem/${await digest()}`;
  const answer = await answerWithEmblem(context, new Request(address), await digest());
  expect(answer.headers.get("Content-Type")).toBe("image/jpeg");
  expect(answer.headers.get("Cache-Control")).toContain("immutable");
  const tag = answer.headers.get("ETag") ?? "";
  const again = await answerWithEmblem(
    context,
    new Request(address, { headers: { "If-None-Match": tag } }),
    await digest(),
  );
  expect(again.status).toBe(304);
  expect((await answerWithEmblem(context, new Request(address), "0".repeat(64))).status).toBe(404);
  expect((await answerWithEmblem(context, new Request(address), "../../etc/passwd")).status).toBe(404);
});

test("what is no PNG or JPEG, broken, or far too large is refused and changes nothing", async () => {
  const { set, digest } = await open();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect(await set(svg)).toEqual({ ok: false, problem: "fileType" });
  expect(await set(Buffer.from("GIF89a"))).toEqual({ ok: false, problem: "fileType" });
  expect(await set(undefined)).toEqual({ ok: false, problem: "fileMissing" });
  expect(await set(Buffer.alloc(0))).toEqual({ ok: false, problem: "fileMissing" });
  expect(await set((await noise(100, "png")).subarray(0, 400))).toEqual({ ok: false, problem: "fileBroken" });
  expect(await set(Buffer.alloc(600_000, 1))).toEqual({ ok: false, problem: "fileLarge" });
  const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: "red" } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(512 * 1024);
  expect(await set(bomb)).toEqual({ ok: false, problem: "fileBroken" });
  expect(await digest()).toBe("");
});

test("an older page neither replaces nor removes another's emblem; its text changes alone; the record has no picture", async () => {
  const { context, officeId, by, set, digest } = await open();
  const [one, other] = [await noise(40, "png"), await noise(41, "png")];
  expect(await set(one)).toEqual({ ok: true });
  const first = await digest();
  expect(await set(other)).toEqual({ ok: false, problem: "changedMeanwhile" });
  expect(await set(undefined, first, "Biểu trưng Sở")).toEqual({ ok: true });
  expect(await digest()).toBe(first);
  expect(await set(other, first, "Biểu trưng Sở")).toEqual({ ok: true });
  expect(await removeEmblem(context, by, first)).toEqual({ ok: false, problem: "changedMeanwhile" });
  expect(await removeEmblem(context, by, await digest())).toEqual({ ok: true });
  expect(await removeEmblem(context, by, "")).toEqual({ ok: true });
  expect(await findEmblem(context.db, officeId)).toBeNull();
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  const told = lines.filter(({ action }) => action.startsWith("emblem"));
  expect(told.map(({ action }) => action)).toEqual(["emblem-removed", "emblem-set", "emblem-set", "emblem-set"]);
  expect(told[3]?.changes).toContainEqual({
    field: "emblem",
    before: "",
    after: `40 × 40, SHA-256 ${first.slice(0, 16)}`,
  });
});

test("of several offices each has its own emblem, and pages of no office show none", async () => {
  const { context, officeId, by, set } = await open();
  await set(await noise(40, "png"));
  const otherId = await givenOffice(context, "khac");
  expect(await findEmblem(context.db, otherId)).toBeNull();
  expect(await findOnlyEmblem(context.db)).toBeNull();
  expect(await removeEmblem(context, { ...by, officeId: otherId }, "")).toEqual({ ok: true });
  expect(await findEmblem(context.db, officeId)).not.toBeNull();
});
