import { figureUnits, type FigureName } from "#app/targets/target.ts";

/*
 * How a sentence of a report names a figure. The heads of tables ("Hồ sơ nộp trực tuyến") are no noun phrases that can stand
 * before a value, so each figure has one of its own. Vietnamese only, as reports are.
 */

/** The figure as the subject of a sentence, without a capital. */
export const figurePhrases: Readonly<Record<FigureName, string>> = {
  participation: "tỷ lệ hồ sơ được đánh giá",
  satisfaction: "tỷ lệ hài lòng",
  "satisfaction-national": "mức độ hài lòng theo Quyết định số 766/QĐ-TTg",
  service: "tỷ lệ hài lòng đối với sự phục vụ của cơ quan",
  "answered-on-time": "tỷ lệ phản ánh, kiến nghị được trả lời đúng hạn",
  "forwarded-on-time": "tỷ lệ phản ánh, kiến nghị được chuyển cơ quan có thẩm quyền đúng hạn",
  "answer-days": "thời gian trả lời phản ánh, kiến nghị (trung vị)",
  solved: "tỷ lệ phản ánh, kiến nghị mà người gửi xác nhận đã được giải quyết",
  "dossiers-in-time": "tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn",
  "dossiers-early": "tỷ lệ hồ sơ giải quyết trước hạn",
  "dossiers-on-day": "tỷ lệ hồ sơ giải quyết đúng ngày hẹn",
  "dossiers-late": "tỷ lệ hồ sơ giải quyết trễ hạn",
  "apology-letters": "tỷ lệ hồ sơ trễ hạn có văn bản xin lỗi",
  "apology-in-time": "tỷ lệ văn bản xin lỗi gửi không muộn hơn ngày hẹn",
  "handling-days": "thời gian giải quyết hồ sơ bình quân",
  "handling-cut": "mức rút ngắn thời gian giải quyết hồ sơ so với cùng kỳ năm trước",
  waiting: "tỷ lệ lượt giao dịch phải chờ không quá 25 phút",
  reception: "tỷ lệ hồ sơ được tiếp nhận trong thời gian không quá 40 phút",
  trips: "tỷ lệ hồ sơ phải đến thêm không quá một lần",
  apology: "tỷ lệ hồ sơ trễ hạn có văn bản xin lỗi",
  online: "tỷ lệ hồ sơ nộp trực tuyến",
  "online-full": "tỷ lệ hồ sơ nộp trực tuyến toàn trình",
  "online-part": "tỷ lệ hồ sơ nộp trực tuyến một phần",
  "procedures-online": "tỷ lệ thủ tục hành chính có phát sinh hồ sơ trực tuyến",
  "post-in": "tỷ lệ hồ sơ tiếp nhận qua dịch vụ bưu chính công ích",
  "post-out": "tỷ lệ kết quả trả qua dịch vụ bưu chính công ích",
  "procedures-post": "tỷ lệ thủ tục hành chính có phát sinh hồ sơ qua dịch vụ bưu chính công ích",
};

/** What is done about a figure that misses its target: more is better, less is better, or it is a length of time. */
export function aimPhrase(figure: FigureName): string {
  // "Nâng mức rút ngắn" is said by nobody.
  if (figure === "handling-cut") return "tiếp tục rút ngắn thời gian giải quyết hồ sơ so với cùng kỳ năm trước";
  const { unit, higher } = figureUnits[figure];
  const verb = higher ? "nâng" : unit === "share" ? "giảm" : "rút ngắn";
  return `${verb} ${figurePhrases[figure]}`;
}
