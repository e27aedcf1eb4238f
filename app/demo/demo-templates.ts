import { addTemplate } from "#app/complaints/templates/save-template.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Cast } from "./demo-complaints.ts";

/** The templates of the office's answers: for a late dossier, for two different instructions, for praise. */
const templates = [
  {
    title: "Hồ sơ trễ hạn",
    body: [
      "Kính gửi Ông/Bà,",
      "{{cơ quan}} đã nhận phản ánh {{mã phản ánh}} ngày {{ngày tiếp nhận}} về hồ sơ {{số hồ sơ}}, thủ tục {{thủ tục}}.",
      "Qua kiểm tra, hồ sơ chậm so với ngày hẹn vì: [nêu lý do]. Ngày trả kết quả mới là: [ghi ngày]. {{cơ quan}} xin lỗi Ông/Bà về sự chậm trễ này.",
      "Nếu cần trao đổi thêm, đề nghị Ông/Bà liên hệ: {{liên hệ}}.",
    ],
  },
  {
    title: "Hướng dẫn chưa thống nhất",
    body: [
      "Kính gửi Ông/Bà,",
      "{{cơ quan}} đã nhận phản ánh {{mã phản ánh}} ngày {{ngày tiếp nhận}} về việc được hướng dẫn khác nhau giữa các lần đến.",
      "Thành phần hồ sơ theo quy định gồm: [liệt kê]. Những giấy tờ khác không phải nộp. {{cơ quan}} đã nhắc bộ phận tiếp nhận hướng dẫn đầy đủ, một lần.",
      "Nếu cần trao đổi thêm, đề nghị Ông/Bà liên hệ: {{liên hệ}}.",
    ],
  },
  {
    title: "Cảm ơn lời khen, kiến nghị",
    body: [
      "Kính gửi Ông/Bà,",
      "{{cơ quan}} trân trọng cảm ơn ý kiến {{mã phản ánh}} của Ông/Bà và đã chuyển đến bộ phận, công chức được nhắc tới.",
    ],
  },
] as const;

/** Adds the templates through the product's command. */
export async function addTemplates(context: Context, { officeId, officeStaffId }: Cast): Promise<void> {
  for (const { title, body } of templates) {
    const outcome = await addTemplate(
      context,
      { officeId, staffId: officeStaffId },
      { title, body: body.join("\n\n"), procedure: undefined },
    );
    if (!outcome.ok) throw new Error(`a template of the demonstration was refused: ${outcome.reason}`);
  }
}
