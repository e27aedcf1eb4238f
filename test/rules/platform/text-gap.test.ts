import { describe, expect, test } from "vitest";
import { gapsIn, isComplete } from "#app/platform/text/text-gap.ts";

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
    ["Lý do: ....", ["...."]],
    ["Lý do: ..", [".."]],
    ["Lý do: . . . .", [". . . ."]],
    ["Lý do: ⋯", ["…"]],
    ["Lý do: …\u200b", ["…"]],
    ["Lý do:  [ ]", ["[ ]"]],
    ["Lý do: ( )", ["( )"]],
    ["Lý do: <...>", ["<...>"]],
    ["Lý do: 【…】", ["[…]"]],
    ["Lý do: [xxx]", ["[xxx]"]],
    ["Lý do: _ _ _", ["_ _ _"]],
    ["Cơ quan xin lỗi vì (lý do).", ["(lý do)"]],
    ["Lý do: (nội dung cụ thể)", ["(nội dung cụ thể)"]],
    ["Kính gửi (họ tên),", ["(họ tên)"]],
    ["(tên cơ quan)", ["(tên cơ quan)"]],
    ["Thành phần hồ sơ gồm (tên giấy tờ).", ["(tên giấy tờ)"]],
    ["Theo quy định tại (căn cứ pháp lý).", ["(căn cứ pháp lý)"]],
    ["Hồ sơ XXX đã có kết quả.", ["XXX"]],
    ["Theo Công văn số XXXX.", ["XXXX"]],
    ["Lý do (ghi rõ …)", ["(ghi rõ …)"]],
    ["Lý do （nêu lý do）", ["(nêu lý do)"]],
    ["Lý do {nêu lý do}", ["{nêu lý do}"]],
    ["Lý do [đề nghị ghi rõ]", ["[đề nghị ghi rõ]"]],
    ["Kính gửi [tên đơn vị] và <tên cơ quan>", ["[tên đơn vị]", "<tên cơ quan>"]],
    ["Hồ sơ {{số hồ sơ đã xong.", ["{{"]],
    ["Hẹn Ông/Bà ngày xx/xx/2026.", ["xx/xx/2026"]],
    ["Hẹn Ông/Bà ngày dd/MM/yyyy.", ["dd/MM/yyyy"]],
    ["Hẹn Ông/Bà ngày    /    /2026.", ["/    /"]],
    ["Hẹn Ông/Bà ngày ../../2026.", ["../.."]],
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
    "Tên (họ và tên đầy đủ) ghi như trong giấy khai sinh.",
    "Đề nghị nộp đơn (địa chỉ ghi ở dưới) tại quầy.",
    "Cơ quan xin lỗi vì (những) chậm trễ.",
    "Trên đây là nội dung trả lời./.",
    "Hồ sơ đã xong. Xin cảm ơn Ông/Bà!",
    "Tài liệu số [1] và [2] kèm theo.",
    "Địa chỉ: http://localhost/a_b_c",
    "Hồ sơ đã xong.. cảm ơn Ông/Bà.",
    "Theo Nghị quyết Đại hội XXX; nếu a < b và c > d.",
    "Đã có biên bản (ghi nhận ngày hôm đó, viết tắt là BB).",
    "Mẫu mới thay mẫu cũ [đã bỏ], cuộc gọi (ghi âm lại) còn lưu.",
    "Nộp một lần nữa (bổ sung hồ sơ), theo một cách (chọn một trong hai cách sau).",
  ])("%s", (text) => {
    expect(gapsIn(text)).toEqual([]);
  });
});

test("masks of a published answer are no blanks", () => {
  expect(gapsIn("Kính gửi ông [họ tên], vì: […]", ["[họ tên]"])).toEqual(["[…]"]);
  expect(gapsIn("Kính gửi ông [họ tên].", ["[họ tên]"])).toEqual([]);
});

test("a long text is read in a moment", () => {
  for (const part of ["(nêu ", "[tên a ", "{", "ngày  ", ". ", "_ ", "<", "x/", "[", "… ", "“", "ngày ", "{{", "."]) {
    expect(gapsIn(part.repeat(10_000)).length).toBeLessThan(10_001);
  }
});
