/** Words of the page on who did and who did not rate. */
export const nonresponse = {
  title: "Ai đã, ai chưa đánh giá",
  intro:
    "Đặt hồ sơ đã được đánh giá bên cạnh hồ sơ chưa được đánh giá. Hai nhóm càng khác nhau thì tỷ lệ hài lòng của người đã đánh giá càng ít đại diện cho mọi hồ sơ tiếp nhận.",
  heading: "Tỷ lệ hài lòng tính lại theo toàn bộ hồ sơ tiếp nhận",
  columns: {
    figure: "Chỉ số",
    value: "Tỷ lệ",
    from: "Khoảng tin cậy 95\u00a0%: từ",
    to: "đến",
    n: "n",
    rated: "Đã đánh giá",
    ratedShare: "Trong số đã đánh giá",
    unrated: "Chưa đánh giá",
    unratedShare: "Trong số chưa đánh giá",
  },
  counted: "Theo đánh giá đã nhận (chỉ số chính thức)",
  weighted: "Tính lại theo hồ sơ tiếp nhận (n hiệu dụng)",
  differs: {
    lower:
      "Hai tỷ lệ khác nhau quá mức ngẫu nhiên: tính lại theo hồ sơ tiếp nhận thì thấp hơn {{points}} điểm phần trăm. Người chưa đánh giá nộp những loại hồ sơ ít được hài lòng hơn.",
    higher:
      "Hai tỷ lệ khác nhau quá mức ngẫu nhiên: tính lại theo hồ sơ tiếp nhận thì cao hơn {{points}} điểm phần trăm. Người chưa đánh giá nộp những loại hồ sơ được hài lòng nhiều hơn.",
    no: "Hai tỷ lệ chênh nhau {{points}} điểm phần trăm, chưa vượt quá mức ngẫu nhiên.",
  },
  few: "Chưa tính lại được: mới có {{answers}} đánh giá, cần ít nhất {{least}}.",
  unfitted:
    "Không nêu tỷ lệ tính lại: đánh giá đã nhận quá khác hồ sơ tiếp nhận, phép tính không khớp được (còn lệch {{points}} điểm phần trăm, n hiệu dụng {{effective}}, cần ít nhất {{least}}).",
  fitted:
    "Phép tính đã hội tụ sau {{sweeps}} vòng, còn lệch nhiều nhất {{points}} điểm phần trăm. Mỗi trọng số được giới hạn ở 5 lần mức trung bình; có {{trimmed}} nhóm hồ sơ bị giới hạn.",
  merged: "Gộp vì có ít hơn 5 đánh giá: {{list}}.",
  mergedOf: {
    procedure: "{{number}} thủ tục",
    channel: "{{number}} hình thức nộp",
    unit: "{{number}} đơn vị",
    lateness: "{{number}} mức thời hạn",
    month: "{{number}} tháng",
  },
  unheard:
    "{{share}} hồ sơ thuộc nhóm chưa có đánh giá nào; phép tính coi các hồ sơ này giống những nhóm được gộp cùng.",
  limits:
    "Trọng số làm cho đánh giá đã nhận có cùng cơ cấu thủ tục, hình thức nộp, đơn vị, thời hạn và tháng như hồ sơ tiếp nhận. Nếu trong cùng một nhóm mà người hài lòng chịu khó đánh giá hơn người không hài lòng thì trọng số không sửa được. Không dùng tỷ lệ này để đối chiếu với chỉ tiêu.",
  by: {
    procedure: "Đã và chưa đánh giá theo thủ tục",
    channel: "Đã và chưa đánh giá theo hình thức nộp",
    unit: "Đã và chưa đánh giá theo đơn vị xử lý",
    lateness: "Đã và chưa đánh giá theo thời hạn giải quyết",
    month: "Đã và chưa đánh giá theo tháng tiếp nhận",
  },
  margins: {
    procedure: "Thủ tục",
    channel: "Hình thức nộp",
    unit: "Đơn vị xử lý",
    lateness: "Thời hạn giải quyết",
    month: "Tháng",
  },
  latenesses: {
    "in-time": "Trước hạn và đúng hạn",
    late: "Trễ hạn",
    open: "Chưa có kết quả hoặc không có ngày hẹn",
  },
  listNote: "Chọn một số để xem danh sách các hồ sơ được đếm.",
};
