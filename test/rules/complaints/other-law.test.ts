import { expect, test } from "vitest";
import { otherLawOf } from "#app/complaints/case/other-law.ts";

test.each([
  ["Tôi tố cáo công chức ở quầy số 3.", "denunciation"],
  ["TÔI XIN TỐ CÁO việc này", "denunciation"],
  ["Toi to cao hanh vi nhan tien", "denunciation"],
  ["Tô\u0301 cáo việc đòi   hối lộ", "denunciation"],
  ["Có dấu hiệu tham nhũng trong việc cấp phép", "denunciation"],
  ["Cán bộ vòi tiền khi nhận hồ sơ", "denunciation"],
  ["Đây là đơn khiếu nại về quyết định xử phạt.", "complaint"],
  ["de nghi huy quyet dinh so 12", "complaint"],
  ["Tôi không đồng ý với quyết định từ chối hồ sơ.", "complaint"],
  ["Vừa khiếu nại vừa tố cáo", "denunciation"],
  ["Tòa nhà to cao che hết ánh sáng của quầy", null],
  ["Đến tham ông cán bộ ở quầy 2", null],
  ["Kết quả trễ hẹn hai ngày mà không có thông báo.", null],
  ["Cần thêm ghế ngồi chờ ở tầng trệt", null],
  ["Đã nhận được quyết định, cảm ơn cơ quan", null],
  ["", null],
] as const)("%j reads as %s", (text, lane) => {
  expect(otherLawOf(text)).toBe(lane);
});
