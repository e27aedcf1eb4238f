import { publishImprovement } from "#app/figures/improvements/publish-improvement.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addDays, dayOf } from "#app/platform/day.ts";
import type { Cast } from "./demo-complaints.ts";

/** What the demonstration's office changed, with the number of days ago. */
const improvements = [
  {
    daysAgo: 63,
    heard:
      "Nhiều Ông/Bà phản ánh phải đi lại nhiều lần vì mỗi lần đến được hướng dẫn bổ sung một loại giấy tờ khác nhau.",
    changed:
      "Mỗi thủ tục có một danh mục giấy tờ duy nhất, in kèm giấy tiếp nhận hồ sơ. Yêu cầu bổ sung được ghi bằng phiếu và chỉ gửi một lần; lần thứ hai phải có lãnh đạo phòng ký.",
  },
  {
    daysAgo: 18,
    heard: "Sáng thứ Hai chờ lâu, có khi hơn một giờ, trong khi chỉ mở hai quầy tiếp nhận.",
    changed:
      "Từ 7 giờ 30 đến 10 giờ sáng thứ Hai mở thêm quầy số 4. Ông/Bà chỉ đến nhận kết quả thì nhận ngay tại quầy trả kết quả, không phải lấy số.",
  },
] as const;

/** Adds the improvements through the product's command. */
export async function addImprovements(context: Context, { officeId, officeStaffId }: Cast): Promise<void> {
  const today = dayOf(context.clock.now());
  const writer = { officeId, staffId: officeStaffId, roles: ["office" as const] };
  for (const { daysAgo, heard, changed } of improvements) {
    const happenedOn = addDays(today, -daysAgo);
    const outcome = await publishImprovement(context, writer, { heard, changed, happenedOn, reviewed: undefined });
    if (!outcome.ok) throw new Error(`a change of the demonstration was refused: ${outcome.reason}`);
  }
}
