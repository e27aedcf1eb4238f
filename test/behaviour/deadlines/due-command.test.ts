import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs the command as `npm run due --` does, without a database and without settings. */
function due(...words: string[]) {
  const command = ["app/server/run.mjs", "app/server/commands/due-command.server.ts", ...words];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, {
    encoding: "utf8",
    env: { NODE_ENV: "test" },
  });
  return { stdout, stderr, status };
}

test("each day is answered with its due day and the counting, day by day", () => {
  const { stdout, status } = due("2026-11-20", "18/08/2026");
  expect(status).toBe(0);
  expect(stdout).toContain("hạn trả lời đến hết ngày thứ Hai, 30/11/2026");
  expect(stdout).toContain("Ngày nghỉ (Ngày Văn hóa Việt Nam), không tính");
  expect(stdout).toContain("22/08/2026  Thứ Bảy   Ngày làm việc thứ 4 (Làm bù ngày 31/08/2026)");
});

test("--json answers a list that other programs read", () => {
  const { stdout } = due("2026-11-20", "2026-12-30", "--json");
  expect(JSON.parse(stdout)).toMatchObject([
    { received: "2026-11-20", due: "2026-11-30", unconfirmedYears: [] },
    { received: "2026-12-30", due: "2027-01-07", unconfirmedYears: [2027] },
  ]);
});

test("a year that nobody has opened is counted by the law's draft, and the answer says that it may change", () => {
  const { stdout } = due("2026-12-25", "2027-02-04");
  expect(stdout).toContain("01/01/2027  Thứ Sáu   Ngày nghỉ (Tết Dương lịch), không tính");
  expect(stdout).toContain("04/01/2027");
  expect(stdout).toContain("Ngày nghỉ (Tết Nguyên đán), không tính");
  expect(stdout).toContain("18/02/2027");
  expect(stdout).toContain("2027 chưa");
});

test("a day that is none is told so, and the command fails", () => {
  const { stdout, stderr, status } = due("2026-11-20", "2026-02-30");
  expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
  expect(stderr).toContain("“2026-02-30” không phải là một ngày");
});
