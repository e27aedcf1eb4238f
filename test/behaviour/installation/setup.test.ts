import { expect, test } from "vitest";
import { setUpInstallation } from "#app/installation/set-up-installation.server.ts";
import { issueSetupToken, needsSetup } from "#app/installation/setup-token.server.ts";
import { openTestContext } from "#test/support/context.ts";
import { password, signedInAs, whoIs } from "#test/support/staff.ts";
import { givenOffice } from "#test/support/story.ts";

function setupWith(token: string, email = "quantri@coquan.gov.vn") {
  return {
    token,
    office: {
      slug: "skhcn",
      name: "Sở Khoa học và Công nghệ",
      parentName: "Ủy ban nhân dân tỉnh",
      place: "Tỉnh",
      contactLine: "",
    },
    administrator: { name: "Quản trị", email, password },
  };
}

test("an empty installation is set up once, with the token of its log, and signs the first administrator in", async () => {
  const { context } = await openTestContext();
  expect(await needsSetup(context.db)).toBe(true);
  const token = await issueSetupToken(context);
  const outcome = await setUpInstallation(context, setupWith(token ?? ""));
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(await needsSetup(context.db)).toBe(false);
  const staff = await whoIs(context, outcome.cookie);
  expect([...(staff?.roles ?? [])].sort()).toEqual(["administrator", "office"]);
  expect(staff?.officeName).toBe("Sở Khoa học và Công nghệ");
  await signedInAs(context, "quantri@coquan.gov.vn");
  expect(await setUpInstallation(context, setupWith(token ?? "", "khac@coquan.gov.vn"))).toEqual({
    ok: false,
    reason: "closed",
  });
});

test("a wrong token sets nothing up, and every process and start takes the same right one", async () => {
  const { context } = await openTestContext();
  const earlier = await issueSetupToken(context);
  const present = await issueSetupToken(context);
  expect(present).toBe(earlier);
  for (const token of ["", "sai"]) {
    expect(await setUpInstallation(context, setupWith(token))).toEqual({ ok: false, reason: "wrong-token" });
  }
  expect(await needsSetup(context.db)).toBe(true);
  expect(await setUpInstallation(context, setupWith(present ?? ""))).toMatchObject({ ok: true });
});

test("wrong tokens are answered ten times in a quarter of an hour, and cannot lock the right one out", async () => {
  const { context } = await openTestContext();
  const token = await issueSetupToken(context);
  for (let attempt = 1; attempt <= 10; attempt += 1) await setUpInstallation(context, setupWith("sai"));
  expect(await setUpInstallation(context, setupWith("sai"))).toEqual({ ok: false, reason: "too-many" });
  expect(await setUpInstallation(context, setupWith(token ?? ""))).toMatchObject({ ok: true });
});

test("of two who send the same token at once, one sets the installation up", async () => {
  const { context } = await openTestContext();
  const token = (await issueSetupToken(context)) ?? "";
  const outcomes = await Promise.all([
    setUpInstallation(context, setupWith(token, "mot@coquan.gov.vn")),
    setUpInstallation(context, setupWith(token, "hai@coquan.gov.vn")),
  ]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await context.db.selectFrom("offices").select("id").execute()).toHaveLength(1);
});

test("an installation with an office is given no token", async () => {
  const { context } = await openTestContext();
  await givenOffice(context);
  expect(await issueSetupToken(context)).toBeUndefined();
});
