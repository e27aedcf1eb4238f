import { expect, test } from "vitest";
import { templateSchema } from "#app/complaints/templates/answer-template.ts";
import { sampleTemplates, samplesLeft } from "#app/complaints/templates/sample-templates.ts";
import { improvementSchema } from "#app/figures/improvements/improvement.ts";
import { sampleImprovements } from "#app/figures/improvements/sample-improvements.ts";
import { gapsIn } from "#app/platform/text/text-gap.ts";

test.each(sampleTemplates)("the sample $key is a template that can be saved as it is", ({ title, body }) => {
  expect(templateSchema.safeParse({ title, body })).toMatchObject({ success: true });
});

test("a sample that says what an office did has a gap there, so that it does not leave as it is", () => {
  const whole = sampleTemplates.filter(({ body }) => !body.includes("["));
  expect(whole.map(({ key }) => key)).toEqual(["thanks"]);
  for (const { body } of sampleTemplates.filter(({ key }) => key !== "thanks")) {
    expect(gapsIn(body).length, body).toBeGreaterThan(0);
  }
});

test("a sample that was taken is not offered any more", () => {
  const [first, ...others] = sampleTemplates;
  expect(samplesLeft([{ title: first?.title ?? "" }])).toEqual(others);
  expect(samplesLeft([])).toEqual(sampleTemplates);
});

test.each(sampleImprovements)("the sample $key of an improvement is not published before it is filled in", (sample) => {
  const read = improvementSchema.safeParse({ ...sample, happenedOn: "2026-11-20" });
  expect(read.error?.issues.map(({ message }) => message.split(":")[0])).toContain("unfilled");
});
