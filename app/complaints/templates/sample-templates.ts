import type { TemplateInput } from "./answer-template.ts";

/** A text that an office may take as it is, change, or leave. It is Vietnamese, as the answers of an office are. */
export type SampleTemplate = Pick<TemplateInput, "title" | "body"> & { key: string };

const contact = "Nếu cần trao đổi thêm, đề nghị Ông/Bà liên hệ: {{liên hệ}}.";

const sample = (key: string, title: string, ...paragraphs: string[]): SampleTemplate => {
  return { key, title, body: ["Kính gửi Ông/Bà,", ...paragraphs].join("\n\n") };
};

/**
 * Templates for what citizens write about most: a late dossier, instructions that differ, documents asked for twice,
 * waiting, the way staff spoke, praise. What is between square brackets has to be filled in: a text with such a gap does
 * not leave the office. Nothing is said to have been examined; who did examine it writes so.
 */
export const sampleTemplates: readonly SampleTemplate[] = [
  sample(
    "late",
    "Hồ sơ trễ hạn",
    "{{cơ quan}} đã nhận phản ánh {{mã phản ánh}} ngày {{ngày tiếp nhận}} về hồ sơ {{số hồ sơ}}, thủ tục {{thủ tục}}.",
    "Hồ sơ chậm so với ngày hẹn vì: [nêu lý do]. Ngày trả kết quả mới là: [ghi ngày]. {{cơ quan}} xin lỗi Ông/Bà về sự chậm trễ này.",
    contact,
  ),
  sample(
    "instructions",
    "Hướng dẫn chưa thống nhất",
    "{{cơ quan}} đã nhận phản ánh {{mã phản ánh}} ngày {{ngày tiếp nhận}} về việc được hướng dẫn khác nhau giữa các lần đến.",
    "Thành phần hồ sơ theo quy định gồm: [liệt kê]. Những giấy tờ khác không phải nộp. {{cơ quan}} đã nhắc bộ phận tiếp nhận hướng dẫn đầy đủ, một lần.",
    contact,
  ),
  sample(
    "documents",
    "Yêu cầu thêm giấy tờ",
    "{{cơ quan}} đã nhận phản ánh {{mã phản ánh}} ngày {{ngày tiếp nhận}} về giấy tờ được yêu cầu nộp thêm cho hồ sơ {{số hồ sơ}}.",
    "Căn cứ [ghi điều, khoản, văn bản], giấy tờ này [phải nộp hoặc không phải nộp] vì: [nêu lý do]. Việc tiếp theo của hồ sơ: [ghi việc, ngày].",
    contact,
  ),
  sample(
    "waiting",
    "Thời gian chờ tại quầy",
    "{{cơ quan}} đã nhận phản ánh {{mã phản ánh}} ngày {{ngày tiếp nhận}} về thời gian chờ tại Bộ phận Một cửa.",
    "Nguyên nhân: [nêu nguyên nhân]. Cơ quan đã [nêu việc đã làm] từ ngày [ghi ngày]. {{cơ quan}} xin lỗi Ông/Bà vì đã phải chờ lâu.",
    contact,
  ),
  sample(
    "manner",
    "Thái độ phục vụ",
    "{{cơ quan}} đã nhận phản ánh {{mã phản ánh}} ngày {{ngày tiếp nhận}} về thái độ phục vụ.",
    "Kết quả xem xét: [nêu kết quả]. Việc cơ quan đã làm: [nêu việc]. {{cơ quan}} xin lỗi Ông/Bà về điều chưa hài lòng và cảm ơn Ông/Bà đã phản ánh.",
    contact,
  ),
  sample(
    "thanks",
    "Cảm ơn lời khen, kiến nghị",
    "{{cơ quan}} trân trọng cảm ơn ý kiến {{mã phản ánh}} của Ông/Bà và đã chuyển đến bộ phận, công chức được nhắc tới.",
  ),
];

/** The samples that the office has not taken: no template has their title. */
export function samplesLeft(taken: readonly { title: string }[]): SampleTemplate[] {
  return sampleTemplates.filter(({ title }) => !taken.some((template) => template.title === title));
}
