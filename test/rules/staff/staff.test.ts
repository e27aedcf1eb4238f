import { describe, expect, test } from "vitest";
import { canonicalEntry } from "#app/staff/audit/audit-entry.ts";
import { passwordProblem } from "#app/staff/sessions/password.ts";
import { may, type Permission, permissions, type Role, roles } from "#app/staff/permissions.ts";
import { firstSection, pageAfterSignIn, sectionsFor } from "#app/staff/navigation.ts";
import { changePasswordSchema } from "#app/staff/accounts/staff-forms.ts";

describe("a new password", () => {
  test.each([
    ["bốn từ không liên quan", undefined],
    ["mười hai ký!", undefined],
    ["mười một ký", "short"],
    ["", "short"],
    ["a".repeat(201), "long"],
    ["aaaaaaaaaaaaaaaa", "guessable"],
    ["abababababab1", "guessable"],
    ["123456789012", "guessable"],
    ["abcdefghijklm", "guessable"],
    ["nguoiduyet-2026", "guessable"],
    ["password1234", "guessable"],
    ["P@ssw0rd2026!", "guessable"],
    ["123456123456", "guessable"],
    ["079085001234", "guessable"],
    ["qwertyuiop12", "guessable"],
    ["matkhau12345", "guessable"],
    ["Mật khẩu 12345", "guessable"],
    ["M@tkh@u@12345", "guessable"],
    ["anhyeuemanhyeuem", "guessable"],
    ["Khachhang2026", "guessable"],
    ["Chaomung2026!", "guessable"],
    ["tiepnhanhoso1", "guessable"],
    ["vietnam@2026.", "guessable"],
    ["2026-hochiminh", "guessable"],
    ["quantriadmin1", "guessable"],
    ["mât ong rừng chiều", undefined],
    ["ghế tre nắng hạ", undefined],
    ["kq7vX2mpLw9z", undefined],
    ["đ".repeat(6) + "ê".repeat(6), "guessable"],
  ])("%j: %s", (password, expected) => {
    expect(passwordProblem(password, "nguoiduyet@coquan.gov.vn")).toBe(expected);
  });

  test("is measured in characters as people see them, however the keyboard sends them", () => {
    expect(passwordProblem("mười hai ký!".normalize("NFD"), "")).toBeUndefined();
    expect(passwordProblem("mười một ký".normalize("NFD"), "")).toBe("short");
  });
});

describe("after signing in", () => {
  test.each<[string | null, Role[], string]>([
    [null, ["office"], "/dashboard"],
    ["", ["handler"], "/inbox"],
    [null, ["officer"], "/inbox"],
    [null, ["approver", "administrator"], "/inbox"],
    [null, ["administrator"], "/settings"],
    [null, ["administrator", "office"], "/dashboard"],
    [null, ["province"], "/province"],
    ["/dashboard", ["province"], "/province"],
    ["/province", ["office"], "/dashboard"],
    ["/inbox/AB12?tab=1", ["handler"], "/inbox/AB12?tab=1"],
    ["/account", ["administrator"], "/account"],
    ["/inbox", ["administrator"], "/settings"],
    ["/settings/staff/1", ["office"], "/dashboard"],
    ["/", ["office"], "/dashboard"],
    ["/sign-in?next=/sign-in", ["office"], "/dashboard"],
    ["/sign-out", ["office"], "/dashboard"],
    ["https://other.example/", ["office"], "/dashboard"],
    ["//other.example/inbox", ["office"], "/dashboard"],
    ["/\\other.example", ["office"], "/dashboard"],
    ["/\t/other.example", ["office"], "/dashboard"],
    ["javascript:alert(1)", ["office"], "/dashboard"],
  ])("asked for %j with %j: %s", (next, given, expected) => {
    expect(pageAfterSignIn(next, given)).toBe(expected);
  });

  test("everybody's first place is one they may open", () => {
    for (const role of roles) expect(sectionsFor([role]).map((place) => place.href)).toContain(firstSection([role]));
  });
});

test("who holds several roles may do what any of them may", () => {
  expect(may(["officer"], "staff.manage")).toBe(false);
  expect(may(["officer", "administrator"], "staff.manage")).toBe(true);
  expect(may([], "account.own")).toBe(false);
  for (const role of roles) expect(may([role], "account.own")).toBe(true);
});

test("an administrator alone sees no complaint and no sender", () => {
  const cases = (Object.keys(permissions) as Permission[]).filter((name) => /^(inbox|complaint)\./.test(name));
  for (const permission of cases) expect(may(["administrator"], permission)).toBe(false);
});

test("two entries of the audit record that differ anywhere are hashed from different texts", () => {
  const entry = {
    position: 1,
    office_id: "a",
    happened_at: "2026-11-20T02:00:00.000Z",
    staff_id: null,
    action: "signed-in",
    subject: "b",
    changes: null,
    previous_hash: "",
  };
  const others = [
    { ...entry, position: 2 },
    { ...entry, office_id: null },
    { ...entry, staff_id: "" },
    { ...entry, action: 'signed-in","b' },
    { ...entry, subject: "" },
    { ...entry, previous_hash: "0" },
    { ...entry, changes: "[]" },
  ];
  expect(new Set([entry, ...others].map(canonicalEntry)).size).toBe(8);
});

test("a new password that differs from the present one only in how its accents are written is the same one", () => {
  const password = "bốn từ khác hẳn nhau";
  const schema = changePasswordSchema("mot@coquan.gov.vn");
  for (const current of [password, password.normalize("NFD")]) {
    expect(schema.safeParse({ current, password }).error?.issues.map(({ message }) => message)).toEqual([
      "passwordSame",
    ]);
  }
});

test.each(roles)("%s, if it sees figures or reports, may open the lists that their numbers lead to", (role) => {
  if (!may([role], "dashboard.view") && !may([role], "reports.view")) return;
  for (const permission of ["dossiers.view", "inbox.view", "comments.read"] as const) {
    expect(may([role], permission)).toBe(true);
  }
});
