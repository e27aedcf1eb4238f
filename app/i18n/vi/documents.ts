/** Words of attachments, answer templates, official letters and published answers. */
export const documents = {
  files: {
    label: "Tệp đính kèm (không bắt buộc)",
    hint: "Ảnh chụp (JPG, PNG, WebP), PDF hoặc Word (DOCX): tối đa {{most}} tệp, mỗi tệp không quá {{megabytes}} MB. Vị trí chụp và thông tin máy ảnh được xóa khỏi ảnh. Đề nghị không gửi ảnh căn cước công dân.",
    heading: "Tệp đính kèm ({{number}})",
    staffNote: "Mỗi lần tải tệp được ghi vào quá trình xử lý. Tệp do người dân gửi, mở bằng phần mềm đã cập nhật.",
    problems: {
      empty: "Tệp “{{name}}” không có nội dung. Đề nghị chọn tệp khác.",
      tooLarge: "Tệp “{{name}}” lớn hơn {{megabytes}} MB. Đề nghị chọn tệp nhỏ hơn.",
      tooMany: "Chỉ nhận tối đa {{most}} tệp; tệp “{{name}}” là tệp thừa.",
      typeUnknown: "Tệp “{{name}}” không phải là ảnh (JPG, PNG, WebP), PDF hay Word (DOCX) nên không được nhận.",
      typeLies: "Nội dung tệp “{{name}}” không đúng với phần đuôi của tên tệp nên không được nhận.",
      broken: "Tệp “{{name}}” bị hỏng hoặc không đọc được. Đề nghị chụp hoặc lưu lại tệp.",
      tooBig: "Tệp “{{name}}” khi mở ra quá lớn nên không được nhận. Đề nghị giảm kích thước.",
      animated: "Tệp “{{name}}” là ảnh động nên không được nhận. Đề nghị gửi ảnh thường.",
      hasProgram: "Tệp “{{name}}” chứa mã lệnh (macro hoặc JavaScript) nên không được nhận.",
      chooseAgain: "Nội dung đã nhập vẫn được giữ. Các tệp cần được chọn lại trước khi gửi.",
    },
  },
  letter: {
    download: "Tải công văn trả lời (.docx)",
    hint: "Số và ngày văn bản để trống cho hệ thống quản lý văn bản. Việc tải được ghi vào quá trình xử lý.",
    noAnswer: "Phản ánh này chưa có dự thảo hoặc nội dung trả lời nên chưa soạn được công văn.",
  },
} as const;
