import { expect, test } from "vitest";
import {
  fillTemplate,
  placeholders,
  templateSchema,
  unknownPlaceholders,
  valuesOf,
} from "#app/complaints/templates/answer-template.ts";
import { day } from "#app/platform/day.ts";

const found = {
  reference: "PA-7KQM-4TRX",
  receivedOn: day("2026-11-20"),
  dueOn: day("2026-11-30"),
  dossierNumber: "H29.16-1",
  procedureName: "Cấp giấy phép",
};
const office = { name: "Sở Khoa học và Công nghệ", contactLine: "Bộ phận Một cửa" };
const values = valuesOf(found, office, day("2026-11-25"));

test("every placeholder is filled from the case, its office and the day", () => {
  const body = placeholders.map((name) => `{{${name}}}`).join("|");
  expect(fillTemplate(body, values)).toEqual({
    text: "PA-7KQM-4TRX|20/11/2026|30/11/2026|H29.16-1|Cấp giấy phép|Sở Khoa học và Công nghệ|Bộ phận Một cửa|25/11/2026",
    unknown: [],
    missing: [],
  });
});

test.each([
  ["{{mã phản ánh}}", "PA-7KQM-4TRX"],
  ["{{  Mã   phản ánh }}", "PA-7KQM-4TRX"],
  ["{{MÃ PHẢN ÁNH}}", "PA-7KQM-4TRX"],
  ["{{mã phản ánh}}".normalize("NFD"), "PA-7KQM-4TRX"],
  ["{mã phản ánh}", "{mã phản ánh}"],
  ["{{}}", "{{}}"],
  ["{{họ tên}}", "{{họ tên}}"],
])("%s becomes %s", (body, text) => {
  expect(fillTemplate(body, values).text).toBe(text);
});

test("a misspelt placeholder is told and left standing, as is one the case has nothing for", () => {
  const without = valuesOf({ ...found, dossierNumber: null, procedureName: null }, office, day("2026-11-25"));
  expect(fillTemplate("Hồ sơ {{số hồ sơ}}, {{sô hồ sơ}}, {{sô hồ sơ}}.", without)).toEqual({
    text: "Hồ sơ {{số hồ sơ}}, {{sô hồ sơ}}, {{sô hồ sơ}}.",
    unknown: ["sô hồ sơ"],
    missing: ["số hồ sơ"],
  });
});

test("what a case fills in is not read as a placeholder again", () => {
  const sly = valuesOf({ ...found, procedureName: "{{cơ quan}}" }, office, day("2026-11-25"));
  expect(fillTemplate("{{thủ tục}}", sly).text).toBe("{{cơ quan}}");
});

test("a template with an unknown placeholder is not kept", () => {
  expect(unknownPlaceholders("{{cơ quan}} {{x}} {{x}}")).toEqual(["x"]);
  const parsed = templateSchema.safeParse({ title: "Trễ hẹn", body: "Kính gửi {{x}}" });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["placeholderUnknown"]);
});
