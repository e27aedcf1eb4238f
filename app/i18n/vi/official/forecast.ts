/** Words of the page that says where participation will end. */
export const forecast = {
  title: "Dự báo cuối kỳ",
  intro:
    "Hồ sơ thường được đánh giá sau ngày tiếp nhận ít ngày hoặc vài tuần. Dự báo này học độ trễ đó từ các tháng gần đây, nên không coi hồ sơ mới là hồ sơ không được đánh giá.",
  heading: "Dự báo tỷ lệ tham gia đánh giá",
  end: "Đến hết ngày {{day}}, dự kiến tỷ lệ tham gia đạt từ {{from}} đến {{to}}.",
  claim:
    "Đây là ước tính từ cách tổ chức, cá nhân đã đánh giá trước đây; số liệu của đơn vị chưa đủ dài để thử lại nên chưa biết khoảng này chứa kết quả bao nhiêu lần trong 10 lần.",
  claimTried:
    "Độ rộng của khoảng được đặt theo {{tried}} lần dự báo thử tại các thời điểm trước đây của chính đơn vị, sao cho khoảng 8 trong 10 lần chứa kết quả đã biết. Kết quả vẫn có thể nằm ngoài, nhất là khi có đợt vận động hoặc sự cố.",
  against: {
    reached: "Cả khoảng dự báo đều đạt chỉ tiêu {{target}}.",
    open: "Chỉ tiêu {{target}} nằm trong khoảng dự báo: có thể đạt, cũng có thể không.",
    short: "Cả khoảng dự báo đều thấp hơn chỉ tiêu {{target}}.",
  },
  chart: "Tỷ lệ tham gia từ đầu kỳ và khoảng dự báo đến cuối kỳ",
  chartNote:
    "Đường đậm: tỷ lệ từ đầu kỳ đến ngày {{day}} (n = {{received}} hồ sơ tiếp nhận, {{rated}} đã được đánh giá). Dải nhạt: khoảng dự báo. Đường ngang: chỉ tiêu, nếu có.",
  young:
    "Trong {{unrated}} hồ sơ chưa được đánh giá, dự kiến còn {{young}} hồ sơ sẽ được đánh giá trong kỳ; phần lớn (9/10) trước hết ngày {{day}}.",
  youngNone: "Trong {{unrated}} hồ sơ chưa được đánh giá, dự kiến không còn hồ sơ nào được đánh giá trong kỳ.",
  coming: "Dự kiến tiếp nhận thêm {{coming}} hồ sơ, theo số hồ sơ mỗi ngày làm việc của 8 tuần gần đây.",
  comingSeason:
    "Dự kiến tiếp nhận thêm {{coming}} hồ sơ, theo số hồ sơ mỗi ngày làm việc của 8 tuần gần đây và diễn biến cùng kỳ năm trước.",
  needed:
    "Muốn đạt chỉ tiêu cần {{needed}} hồ sơ được đánh giá mỗi ngày trong {{left}} ngày làm việc còn lại; dự kiến có {{expected}}, tức là cần thêm {{more}} mỗi ngày.",
  neededLess:
    "Muốn đạt chỉ tiêu cần {{needed}} hồ sơ được đánh giá mỗi ngày trong {{left}} ngày làm việc còn lại; dự kiến có {{expected}}.",
  enough: "Số hồ sơ đã được đánh giá đủ đạt chỉ tiêu với số hồ sơ dự kiến của cả kỳ.",
  columns: { day: "Đến hết ngày", from: "Từ", middle: "Giữa khoảng", to: "Đến" },
  tableNote:
    "Dự báo theo số liệu đến ngày {{day}}; mỗi tháng nêu tuần cuối cùng kết thúc trong tháng. Không phải là kết quả đã đạt.",
  limits:
    "Dự báo không biết trước đợt vận động, thay đổi quy trình hoặc ngừng hệ thống. Ngay sau những thay đổi như thế, kết quả thường nằm ngoài khoảng dự báo hơn. Không dùng để báo cáo kết quả.",
  none: {
    closed: "Kỳ này đã kết thúc nên không dự báo; xem kết quả ở trang Tổng quan.",
    "too-little":
      "Chưa đủ số liệu để dự báo: cần ít nhất {{weeks}} tuần kể từ hồ sơ đầu tiên, {{dossiers}} hồ sơ tiếp nhận và {{ratings}} đánh giá gần đây.",
    "too-long": "Kỳ này bắt đầu từ hơn hai năm trước, quá dài để dự báo. Đề nghị chọn kỳ ngắn hơn.",
    "too-far": "Kỳ này kết thúc sau hơn một năm nữa, quá xa để dự báo.",
  },
};
