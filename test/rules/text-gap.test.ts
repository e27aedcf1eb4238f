import { describe, expect, test } from "vitest";
import { gapsIn, isComplete } from "#app/platform/text-gap.ts";

describe("a blank that was left in a text is found and named", () => {
  test.each([
    ["Cơ quan chưa thể tiếp nhận vì: …", ["…"]],
    ["Cơ quan chưa thể tiếp nhận vì: ...", ["..."]],
    ["Cơ quan chưa thể tiếp nhận vì:…\nÔng/Bà có thể: …", ["…"]],
    ["chưa thể tiếp nhận nội dung này vì: […]\n\nÔng/Bà có thể: […]", ["[…]"]],
    ["Hồ sơ chậm vì: (nêu lý do). Ngày trả mới là: (ghi ngày).", ["(nêu lý do)", "(ghi ngày)"]],
    ["Thành phần hồ sơ gồm: (liệt kê).", ["(liệt kê)"]],
    ["Hồ sơ chậm vì (Nêu rõ lý do chậm).", ["(Nêu rõ lý do chậm)"]],
    ["Hồ sơ chậm vì [nêu lý do].", ["[nêu lý do]"]],
    ["Kính gửi [họ tên],", ["[họ tên]"]],
    ["Kính gửi [Tên cơ quan],", ["[Tên cơ quan]"]],
    ["Hồ sơ {{số hồ sơ}} đã xong.", ["{{số hồ sơ}}"]],
    ["Hồ sơ {{ }} đã xong.", ["{{ }}"]],
    ["Ngày trả kết quả: ____", ["____"]],
    ["Ngày trả kết quả ......", ["......"]],
    ["Ngày trả kết quả …………", ["…………"]],
    ["Theo Công văn số .../SKHCN ngày .../.../2026.", ["...", ".../..."]],
    ["Hẹn Ông/Bà ngày … tháng … năm 2026.", ["…"]],
    ["Cơ quan chưa tiếp nhận vì...", ["..."]],
    ["Lý do: (…)", ["(…)"]],
    ["Lý do: <nêu lý do>", ["<nêu lý do>"]],
    ["Lý do: “…”", ["…"]],
    ["Because: [state the reason]", ["[state the reason]"]],
  ])("%s", (text, gaps) => {
    expect(gapsIn(text)).toEqual(gaps);
    expect(isComplete(text)).toBe(false);
  });
});

describe("honest text is not taken for a blank", () => {
  test.each([
    "Hồ sơ gồm đơn, bản sao, ảnh…",
    "Hồ sơ gồm đơn, bản sao, ảnh... theo quy định.",
    "Các giấy tờ khác, v.v… không phải nộp.",
    "Ông/Bà viết: “Tôi chờ … ba giờ mà không ai gọi…”, cơ quan xin lỗi.",
    "Theo Điều 7: “Phản ánh […] được trả lời bằng văn bản”.",
    'Ông/Bà hỏi: "vì sao chậm...?"',
    "Như đã trả lời (nêu trên), hồ sơ đã xong.",
    "Nội dung (nêu tại đơn ngày 20/11/2026) đã được xem xét.",
    "Hồ sơ nộp lại (ghi ngày 20/11/2026) đã được nhận.",
    "Giấy tờ đã nộp (bổ sung năm 2023) vẫn dùng được.",
    "Đề nghị Ông/Bà mang giấy hẹn (ghi trên phiếu).",
    "Cách liên hệ (số điện thoại) đã có.",
    "Trên đây là nội dung trả lời./.",
    "Hồ sơ đã xong. Xin cảm ơn Ông/Bà!",
    "Tài liệu số [1] và [2] kèm theo.",
    "Địa chỉ: http://localhost/a_b_c",
  ])("%s", (text) => {
    expect(gapsIn(text)).toEqual([]);
  });
});

test("masks of a published answer are no blanks", () => {
  expect(gapsIn("Kính gửi ông [họ tên], vì: […]", ["[họ tên]"])).toEqual(["[…]"]);
  expect(gapsIn("Kính gửi ông [họ tên].", ["[họ tên]"])).toEqual([]);
});

test("a long text is read in a moment", () => {
  for (const part of ["(nêu ", "[", "… ", "“", "ngày ", "{{", "."]) {
    expect(gapsIn(part.repeat(10_000)).length).toBeLessThan(10_001);
  }
});
