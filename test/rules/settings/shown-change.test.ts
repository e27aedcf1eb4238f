import { expect, test } from "vitest";
import { translator } from "#app/i18n/translate.ts";
import { shownValue } from "#app/settings/shown-change.ts";
import type { ChangedField } from "#app/staff/audit/audit-entry.ts";

const vi = translator("vi");
const en = translator("en");

test.each<[ChangedField, string, string, string]>([
  ["answerNeedsApproval", "true", "có", "yes"],
  ["answerNeedsApproval", "false", "không", "no"],
  ["beforePrinting", "false", "không", "no"],
  ["name", "true", "true", "true"],
  ["name", "", "(trống)", "(empty)"],
  [
    "calendarDay",
    "2026-12-03 off Nghỉ bù (Thông báo số 2)",
    "03/12/2026: Ngày nghỉ, Nghỉ bù (Thông báo số 2)",
    "03/12/2026: Day off, Nghỉ bù (Thông báo số 2)",
  ],
  ["calendarDay", "một bản ghi cũ", "một bản ghi cũ", "một bản ghi cũ"],
  [
    "accountRoles",
    "administrator,handler",
    `${vi("shell:roles.administrator")}, ${vi("shell:roles.handler")}`,
    `${en("shell:roles.administrator")}, ${en("shell:roles.handler")}`,
  ],
  ["calendarYear", "2027 confirmed", "Năm 2027: đã xác nhận", "2027: confirmed"],
  [
    "target",
    "participation at-least 0.5 2026-07-01 2026-12-31 Kế hoạch số 1, mục I",
    "Tỷ lệ tham gia đánh giá: từ 50\u00a0% trở lên, 01/07/2026 – 31/12/2026 (Kế hoạch số 1, mục I)",
    "Participation in rating: at least 50%, 01/07/2026 – 31/12/2026 (Kế hoạch số 1, mục I)",
  ],
])("the audit record says of %s %j in words: %j", (field, recorded, vietnamese, english) => {
  expect(shownValue(field, recorded, vi, "vi")).toBe(vietnamese);
  expect(shownValue(field, recorded, en, "en")).toBe(english);
});
