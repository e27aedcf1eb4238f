/** The files that a report is written as. */
export const reportFormats = ["docx", "pdf", "xlsx"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The media types of the files. */
export const reportMediaTypes: Readonly<Record<ReportFormat, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The format that a name such as `report.docx` ends with; undefined for any other name. */
export function formatOfFile(name: string): ReportFormat | undefined {
  return reportFormats.find((format) => name === `report.${format}`);
}
