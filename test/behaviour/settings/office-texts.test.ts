import { expect, test } from "vitest";
import { findCaseTexts } from "#app/complaints/following/find-case-texts.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { withOfficeTexts } from "#app/i18n/office-words.ts";
import { sendDue } from "#app/notifications/send-due.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import {
  officeTextInfos,
  officeTextKey,
  officeTextSchema,
  productText,
  readOfficeText,
  shownText,
} from "#app/settings/office-text.ts";
import { findAllOfficeTexts, findOfficeTexts, setOfficeText } from "#app/settings/office-texts.server.ts";
import { listAuditEntries } from "#app/staff/audit/list-audit-entries.server.ts";
import { givenComplaint } from "#test/support/complaints.ts";
import { givenMailServer, withSettings } from "#test/support/mail.ts";
import { givenOutbox, tell } from "#test/support/outbox.ts";
import { givenOffice } from "#test/support/story.ts";

interface By {
  officeId: string;
  staffId: string;
}

async function set(context: Context, by: By, key: string, texts: { vi?: string; en?: string }) {
  const shown = officeTextKey(await findAllOfficeTexts(context.db, by.officeId), key);
  const form = officeTextSchema.parse({ key, ...texts, shown });
  return setOfficeText(context, by, form);
}

const subject = "notifications:sender.receipt.subject";
const text = "notifications:sender.receipt.text";

test("a message leaves in the words of the office at the time of sending, also one that waited", async () => {
  const { context, officeId, colleague } = await givenOutbox();
  const mail = await givenMailServer();
  const withMail = withSettings(context, { mail: mail.settings });
  await tell(context, officeId, "truoc");
  await set(context, colleague, subject, { vi: "Cơ quan đã nhận {{mã tra cứu}}" });
  await set(context, colleague, text, {
    vi: "Xin cảm ơn. Mã {{mã tra cứu}}, hạn {{hạn trả lời}}.\n\nTrân trọng <b>kính chào</b>.",
  });
  await tell(context, officeId, "sau");
  await tell(context, officeId, "tieng-anh", { language: "en" });
  await sendDue(withMail);
  const bySubject = mail.received.map((one) => one.subject).sort();
  expect(bySubject).toEqual(["Cơ quan đã nhận PA-7KQM-4TRX", "Cơ quan đã nhận PA-7KQM-4TRX", "Received: PA-7KQM-4TRX"]);
  const first = mail.received.find((one) => one.to.includes("truoc@example.vn"));
  expect(first?.text).toContain("Mã PA-7KQM-4TRX, hạn 30/11/2026.");
  expect(first?.text).toContain("<b>kính chào</b>");
  const { lines } = await listAuditEntries(context.db, officeId, undefined);
  expect(lines.map(({ action, subject: about, changes }) => [action, about, changes[0]?.field])).toEqual([
    ["text-changed", text, "textVi"],
    ["text-changed", subject, "textVi"],
  ]);
});

test("no line break gets into the head of a message, neither from the text nor from a value", async () => {
  const { context, officeId, colleague } = await givenOutbox();
  const mail = await givenMailServer();
  await set(context, colleague, subject, { vi: "Đã nhận {{mã tra cứu}}\r\nBcc: ai@example.vn" });
  const message = {
    kind: "receipt" as const,
    reference: "PA-7KQM\r\nBcc: khac@example.vn",
    officeName: "Sở",
    contactLine: "",
    dueOn: "2026-11-30" as never,
    link: "http://localhost:3000/t",
  };
  await tell(context, officeId, "dau-thu", { message });
  await sendDue(withSettings(context, { mail: mail.settings }));
  expect(mail.received.map((one) => [one.subject, one.to])).toEqual([
    ["Đã nhận PA-7KQM Bcc: khac@example.vn Bcc: ai@example.vn", ["dau-thu@example.vn"]],
  ]);
});

test("a citizen reads the sentence of their own office, and another office's page stays as it is", async () => {
  const { context, officeId, colleague } = await givenOutbox();
  const otherId = await givenOffice(context, "khac");
  await set(context, colleague, "ratings:details.thanks", { vi: "Trân trọng cảm ơn Ông/Bà!", en: "Thank you!" });
  await set(context, colleague, "complaints:status.overdue", {
    vi: "Xin lỗi Ông/Bà vì quá hạn {{hạn trả lời}}. {{liên hệ}}",
  });
  const thanks = async (of: string, language: "vi" | "en") =>
    withOfficeTexts(
      translator(language),
      await findOfficeTexts(context.db, of, language, "ratings"),
    )("ratings:details.thanks");
  expect(await thanks(officeId, "vi")).toBe("Trân trọng cảm ơn Ông/Bà!");
  expect(await thanks(officeId, "en")).toBe("Thank you!");
  expect(await thanks(otherId, "vi")).toBe(productText("ratings:details.thanks", "vi"));
  const { reference } = await givenComplaint(context, officeId);
  expect(await findCaseTexts(context.db, reference, "vi")).toEqual({
    "complaints:status.overdue": "Xin lỗi Ông/Bà vì quá hạn {{due}}. {{contact}}",
  });
});

test("empty goes back to the product's text; of two people the second is told and saves nothing", async () => {
  const { context, officeId, colleague } = await givenOutbox();
  const shown = officeTextKey(await findAllOfficeTexts(context.db, officeId), subject);
  const mine = officeTextSchema.parse({ key: subject, vi: "Một {{mã tra cứu}}", shown });
  const theirs = officeTextSchema.parse({ key: subject, vi: "Hai {{mã tra cứu}}", shown });
  const both = await Promise.all([setOfficeText(context, colleague, mine), setOfficeText(context, colleague, theirs)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual({ ok: false, reason: "changed-meanwhile" });
  await set(context, colleague, subject, {});
  expect(await findAllOfficeTexts(context.db, officeId)).toEqual({ vi: {}, en: {} });
  expect((await listAuditEntries(context.db, officeId, undefined)).lines).toHaveLength(2);
});

test.each([
  [subject, "Đã nhận", "placeholderMissing:{{mã tra cứu}}"],
  [subject, "Đã nhận {{mã tra cứu}} {{họ tên}}", "placeholderUnknown:{{họ tên}}"],
  [subject, "Đã nhận {{reference}} {{due}}", "placeholderUnknown:{{hạn trả lời}}"],
  [subject, "Đã nhận {{mã tra cứu}} và {{", "placeholderOpen"],
  [subject, "Đã nhận {{mã tra cứu", "placeholderOpen"],
  [subject, "Đã nhận {{mã tra cứu}} vì …", "unfilled:“…”"],
  [subject, "Đã nhận {{mã tra cứu}} (liệt kê)", "unfilled:“(liệt kê)”"],
  [subject, `Đã nhận {{mã tra cứu}} ${"x".repeat(200)}`, "textLong:150"],
  [subject, "Đã nhận {{ Mã  Tra Cứu }}", undefined],
  [subject, " \u200b ", undefined],
  ["notifications:sender.automatic", "Thư tự động.", undefined],
])("of %s the text %j is %j", (key, typed, problem) => {
  const info = officeTextInfos.find((one) => one.key === key);
  expect(info && readOfficeText(info, typed).problem).toBe(problem);
});

test("every product's text passes its own checks and comes back the same after people's placeholders", () => {
  for (const info of officeTextInfos) {
    for (const language of ["vi", "en"] as const) {
      const product = productText(info.key, language);
      expect([info.key, readOfficeText(info, shownText(product, language))]).toEqual([info.key, { text: product }]);
    }
  }
});
