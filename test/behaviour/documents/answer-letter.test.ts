import { expect, test } from "vitest";
import { usualCaseRules } from "#app/complaints/case/case-rules.ts";
import { setCaseRules } from "#app/complaints/handling/set-case-rules.server.ts";
import { listHistory } from "#app/complaints/case/list-history.server.ts";
import { makeAnswerLetter } from "#app/documents/make-answer-letter.server.ts";
import { complaintIdOf, givenAnswered } from "#test/support/answers.ts";
import { givenColleague, givenComplaint } from "#test/support/complaints.ts";
import { openTestContext } from "#test/support/context.ts";
import { readZipPart } from "#test/support/files.ts";
import { givenOffice } from "#test/support/story.ts";

test("the letter is a Word file in the layout of NĐ 30/2020, and making it stands in the history", async () => {
  const { context } = await openTestContext("2026-11-20T09:00:00+07:00");
  const officeId = await givenOffice(context);
  const { reference, complaintId, approver } = await givenAnswered(context, officeId);
  await setCaseRules(context, approver, { ...usualCaseRules, documentSymbol: "SKHCN-VP" });
  const made = await makeAnswerLetter(context, approver, reference);
  if (!made.ok) throw new Error(made.reason);
  const xml = readZipPart(made.content, "word/document.xml");
  // A4 upright; margins of 20, 20, 30 and 20 mm in twentieths of a point.
  const section = xml.slice(xml.indexOf("<w:sectPr>"));
  expect(section).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  expect(section).toContain('w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"');
  expect(section).toContain("<w:titlePg/>");
  expect(xml).toContain('w:ascii="Times New Roman"');
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([whole]) => whole);
  const of = (words: string) => paragraphs.find((one) => one.includes(words)) ?? "";
  expect(of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).toMatch(/<w:b\/>.*<w:sz w:val="24"\/>/);
  expect(of("Độc lập - Tự do - Hạnh phúc")).toMatch(/<w:b\/>.*<w:sz w:val="26"\/>/);
  expect(of("Độc lập - Tự do - Hạnh phúc")).not.toContain("<w:i/>");
  expect(of("ỦY BAN NHÂN DÂN THÀNH PHỐ")).not.toContain("<w:b/>");
  expect(of("SỞ KHOA HỌC VÀ CÔNG NGHỆ")).toContain("<w:b/>");
  expect(of("Số:")).toMatch(/>Số: +\/SKHCN-VP</);
  expect(xml.match(/Kính gửi/g)).toHaveLength(1);
  // The reference stays in one piece: its hyphens are those at which no line ends.
  const inOnePiece = of("V/v ").replaceAll(/<\/w:t><w:noBreakHyphen\/><w:t[^>]*>/g, "-");
  expect(inOnePiece).toContain(reference);
  expect(of("V/v ")).not.toContain(reference);
  expect(of("ngày      tháng 11 năm 2026")).toContain("<w:i/>");
  expect(of("Kính gửi:")).toContain('<w:jc w:val="center"/>');
  expect(of("Hồ sơ đã có kết quả và đã được gửi qua bưu chính")).toMatch(
    /<w:ind w:firstLine="720"\/><w:jc w:val="both"\/>/,
  );
  expect(of("./.")).toMatch(/w:after="120".*<w:ind w:firstLine="720"\/>/);
  expect(of("Nơi nhận:")).toMatch(/<w:b\/>.*<w:i\/>.*<w:sz w:val="24"\/>/);
  expect(of("- Lưu: VT, VP.")).toContain('<w:sz w:val="22"/>');
  expect(of("CHÁNH VĂN PHÒNG")).toContain("<w:b/>");
  const headers = ["word/header1.xml", "word/header2.xml"].map((name) => readZipPart(made.content, name));
  expect(headers.filter((header) => header.includes("PAGE"))).toHaveLength(1);
  const kinds = (await listHistory(context.db, officeId, complaintId)).map(({ kind }) => kind);
  expect(kinds.slice(-2)).toEqual(["contact-read", "letter-made"]);
});

test("no letter without an answer, and none for another office", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { reference } = await givenComplaint(context, officeId);
  const handler = await givenColleague(context, officeId, ["handler"]);
  expect(await makeAnswerLetter(context, handler, reference)).toEqual({ ok: false, reason: "no-answer" });
  const kinds = (await listHistory(context.db, officeId, await complaintIdOf(context, reference))).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(["received"]);
  const stranger = await givenColleague(context, await givenOffice(context, "so-khac"), ["office"]);
  expect(await makeAnswerLetter(context, stranger, reference)).toEqual({ ok: false, reason: "not-found" });
});

test("a draft with a blank makes no letter, and the blank is named", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { reference, approver } = await givenAnswered(context, officeId);
  const complaint = context.db.updateTable("complaints").where("reference", "=", reference);
  await complaint.set({ answer: "Hồ sơ chậm vì: [nêu lý do]." }).execute();
  expect(await makeAnswerLetter(context, approver, reference)).toEqual({
    ok: false,
    reason: "unfilled",
    gaps: "“[nêu lý do]”",
  });
});

test("a forwarded case makes a slip without the sender, one that is not accepted a notice", async () => {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const { reference, complaintId, approver } = await givenAnswered(context, officeId);
  const complaint = context.db.updateTable("complaints").where("reference", "=", reference);
  await complaint
    .set({ state: "forwarded", forwarded_to: "Sở Xây dựng", forward_slip: "Kính chuyển Quý cơ quan xem xét." })
    .execute();
  const slip = await makeAnswerLetter(context, approver, reference);
  if (!slip.ok) throw new Error(slip.reason);
  expect(slip.fileName).toBe(`phieu-chuyen-${reference}.docx`);
  expect(readZipPart(slip.content, "word/document.xml")).toContain("Kính gửi: Sở Xây dựng");
  const kinds = (await listHistory(context.db, officeId, complaintId)).map(({ kind }) => kind);
  expect(kinds).not.toContain("contact-read");
  await complaint.set({ state: "not-accepted", refusal_text: "Nội dung chưa nêu việc gì." }).execute();
  const notice = await makeAnswerLetter(context, approver, reference);
  if (!notice.ok) throw new Error(notice.reason);
  expect(notice.fileName).toBe(`thong-bao-khong-tiep-nhan-${reference}.docx`);
  expect(readZipPart(notice.content, "word/document.xml")).toContain("Nội dung chưa nêu việc gì.");
});
