import { expect, test } from "vitest";
import { claimsCheck } from "#app/complaints/case/claimed-check.ts";

test.each<[text: string, claims: boolean]>([
  ["Sau khi kiểm tra, xác minh, Sở trả lời như sau.", true],
  ["Sở đã kiểm tra và xác minh tại quầy số 3.", true],
  ["Sở ĐÃ TIẾN HÀNH XÁC MINH ngày 20/11/2026.", true],
  ["Qua xác minh, hồ sơ trễ hạn 02 ngày làm việc.", true],
  ["Kết quả kiểm tra, xác minh cho thấy hồ sơ đủ giấy tờ.", true],
  ["Căn cứ kết quả thẩm tra, Sở trả lời.", true],
  ["Sở đã\nxác minh nội dung này.", true],
  ["Sở chưa xác minh được người tiếp nhận.", false],
  ["Sở sẽ kiểm tra, xác minh và trả lời trước ngày 30/11/2026.", false],
  ["Sở đã đề nghị đơn vị kiểm tra, xác minh.", false],
  ["Sở đã chuyển đơn vị xác minh.", false],
  ["Đề nghị Ông/Bà kiểm tra lại giấy hẹn.", false],
  ["Hồ sơ đã có kết quả, đề nghị Ông/Bà đến nhận.", false],
  ["Phiếu xác minh được gửi kèm.", false],
  ["", false],
])("%s", (text, claims) => {
  expect(claimsCheck(text)).toBe(claims);
  expect(claimsCheck(text.normalize("NFD"))).toBe(claims);
});
