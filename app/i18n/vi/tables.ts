/** Words of the tables of figures and of the breakdown. */
export const tables = {
  withheldCell: "không nêu",
  notes: "Ghi chú",
  exports: { label: "Xuất bảng: {{title}}", heading: "Xuất bảng", csv: "CSV", xlsx: "Excel", json: "JSON" },
  withheldNote: "Dấu “–” thay cho tỷ lệ tính trên dưới {{minimum}} trường hợp.",
} as const;
