import { clockAt } from "#app/platform/clock.server.ts";
import { recordOutcome } from "#app/complaints/following/act-as-sender.server.ts";
import { answerComplaint } from "#app/complaints/handling/answer-complaint.server.ts";
import type { ComplaintKind, Solved } from "#app/complaints/case/complaint.ts";
import { sendComplaint } from "#app/complaints/sending/send-complaint.server.ts";
import { addWorkingDays } from "#app/deadlines/due/due-on.ts";
import { findCalendar } from "#app/deadlines/calendar/find-calendar.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf, instantAt, weekdayOf, type Day, type Instant } from "#app/platform/day.ts";
import type { Cast } from "./demo-complaints.ts";

/** A case of the year before, answered at once. */
interface AnsweredCase {
  kind: ComplaintKind;
  text: string;
  answer: string;
  /** Number of days before today's date a year ago on which it was sent. */
  daysAgo: number;
  answeredAfterWorkingDays: number;
  solved?: Solved;
}

const answered: readonly AnsweredCase[] = [
  {
    kind: "problem",
    text: "Đến lấy kết quả đúng ngày hẹn nhưng hồ sơ chưa ký, phải quay lại lần thứ hai.",
    answer: "Lãnh đạo ký đi công tác và việc ủy quyền ký chưa kịp thực hiện. Sở xin lỗi và đã quy định người ký thay.",
    daysAgo: 300,
    answeredAfterWorkingDays: 8,
    solved: "no",
  },
  {
    kind: "proposal",
    text: "Đề nghị ghi rõ số điện thoại của đơn vị xử lý trên giấy tiếp nhận hồ sơ.",
    answer: "Sở xin tiếp thu ý kiến của Ông/Bà. Giấy tiếp nhận hồ sơ đã bổ sung số điện thoại của đơn vị xử lý.",
    daysAgo: 262,
    answeredAfterWorkingDays: 4,
    solved: "yes",
  },
  {
    kind: "problem",
    text: "Bảng gọi số thứ tự hỏng nhiều ngày, phải đứng chờ sát quầy để nghe gọi.",
    answer:
      "Bảng gọi số đã được thay. Trong thời gian hỏng lẽ ra phải có người điều phối; Sở xin lỗi về thiếu sót này.",
    daysAgo: 215,
    answeredAfterWorkingDays: 6,
    solved: "partly",
  },
  {
    kind: "problem",
    text: "Hồ sơ nộp trực tuyến ba ngày không có ai xác nhận đã nhận.",
    answer: "Hồ sơ đã được tiếp nhận. Bộ phận Một cửa đã phân công kiểm tra hồ sơ trực tuyến hai lần mỗi ngày.",
    daysAgo: 171,
    answeredAfterWorkingDays: 3,
    solved: "yes",
  },
  {
    kind: "problem",
    text: "Bị yêu cầu nộp lại giấy tờ đã có trong hồ sơ lần trước tại chính cơ quan này.",
    answer: "Ông/Bà không phải nộp lại giấy tờ mà cơ quan đang giữ. Sở xin lỗi và đã nhắc bộ phận tiếp nhận.",
    daysAgo: 128,
    answeredAfterWorkingDays: 7,
    solved: "no",
  },
  {
    kind: "praise",
    text: "Được hướng dẫn tận tình khi lần đầu làm thủ tục đăng ký kết quả nhiệm vụ khoa học.",
    answer: "Sở trân trọng cảm ơn Ông/Bà và đã thông báo đến bộ phận tiếp nhận.",
    daysAgo: 84,
    answeredAfterWorkingDays: 4,
    solved: "yes",
  },
  {
    kind: "problem",
    text: "Nơi để xe của người đến nộp hồ sơ quá chật, buổi sáng không còn chỗ.",
    answer: "Sở đã dành thêm phần sân phía sau cho người đến nộp hồ sơ trong giờ làm việc.",
    daysAgo: 41,
    answeredAfterWorkingDays: 5,
    solved: "yes",
  },
  {
    kind: "problem",
    text: "Tên doanh nghiệp trên kết quả bị ghi sai một chữ, chờ đính chính đã hơn một tuần.",
    answer: "Bản đính chính đã gửi qua bưu chính công ích. Sở xin lỗi về sai sót và về việc trả lời chậm.",
    daysAgo: 19,
    answeredAfterWorkingDays: 9,
    solved: "partly",
  },
];

/** Adds problems, proposals and praise of the year before, so that this year's answers can be compared with some. */
export async function answerLastYear(context: Context, { officeId, officeStaffId }: Cast): Promise<void> {
  const sameDay = addDays(dayOf(context.clock.now()), -52 * 7);
  const calendar = await findCalendar(context.db, officeId);
  for (const [index, { kind, text, answer, solved, ...days }] of answered.entries()) {
    const sentOn = workday(addDays(sameDay, -days.daysAgo));
    const number = String(index + 51);
    const sender = await sendComplaint(at(context, instantAt(sentOn, 8 + index, 20)), {
      officeId,
      dossierId: null,
      source: "web",
      language: "vi",
      kind,
      text,
      formKey: null,
      contact: {
        name: `Người gửi thử nghiệm ${number}`,
        address: `Địa chỉ thử nghiệm ${number}`,
        phone: `09000000${number}`,
        email: "",
      },
    });
    const answeredOn = addWorkingDays(sentOn, days.answeredAfterWorkingDays, calendar);
    const words = { reference: sender.reference, revision: 1, text: `Kính gửi Ông/Bà,\n\n${answer}` };
    const actor = { staffId: officeStaffId, officeId, roles: ["office" as const] };
    const outcome = await answerComplaint(at(context, instantAt(answeredOn, 15, 40)), actor, words);
    if (!outcome.ok) throw new Error(`an answer of the demonstration was refused: ${outcome.reason}`);
    const evening = at(context, instantAt(addDays(answeredOn, 1), 19, 10));
    if (solved !== undefined) await recordOutcome(evening, sender, { solved, words: "" });
  }
}

function at(context: Context, now: Instant): Context {
  return { ...context, clock: clockAt(now) };
}

/** The day itself, or the Monday after a weekend. */
function workday(on: Day): Day {
  return weekdayOf(on) > 5 ? addDays(on, 8 - weekdayOf(on)) : on;
}
