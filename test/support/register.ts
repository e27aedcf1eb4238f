import { Readable } from "node:stream";
import { importRegister, type ImportResult } from "#app/imports/runs/import-register.server.ts";
import type { ImportRules } from "#app/imports/runs/import-run.ts";
import { sheetsSchema } from "#app/imports/runs/import-run.ts";
import { lineText, problemText } from "#app/imports/runs/problem-text.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";

/** A small register as one-stop software exports it, line by line. */

export const registerHeader =
  "STT;Số hồ sơ;Tên thủ tục hành chính;Mã TTHC;Lĩnh vực;Chủ hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Hình thức nộp;Trạng thái;Quầy tiếp nhận;Đơn vị xử lý";

interface RowCells {
  number?: string;
  procedure?: string;
  code?: string;
  field?: string;
  applicant?: string;
  received?: string;
  due?: string;
  finished?: string;
  channel?: string;
  state?: string;
  counter?: string;
  unit?: string;
}

/** A row of the register; what is not given is as usual: received at counter 2, finished early. */
export function registerRow(cells: RowCells = {}): string {
  const row = {
    number: "H13.18-261102-0001",
    procedure: "Khai báo thiết bị X-quang chẩn đoán trong y tế",
    code: "2.002385",
    field: "An toàn bức xạ",
    applicant: "Cá nhân",
    received: "02/11/2026 08:30",
    due: "09/11/2026 17:00",
    finished: "06/11/2026 10:05",
    channel: "Trực tiếp",
    state: "Đã trả kết quả",
    counter: "Quầy 2",
    unit: "Phòng Quản lý Chuyên ngành",
    ...cells,
  };
  const { number, procedure, code, field, applicant, received, due, finished, channel, state, counter, unit } = row;
  return ["1", number, procedure, code, field, applicant, received, due, finished, channel, state, counter, unit].join(
    ";",
  );
}

/** The rows under their header, as bytes with a byte order mark and CRLF. */
export function registerFile(...rows: string[]): Buffer {
  return Buffer.from(`\ufeff${[registerHeader, ...rows].join("\r\n")}\r\n`);
}

/** Imports bytes as the command does, in portions of `portion` bytes. */
export function importBytes(
  context: Context,
  officeId: string,
  bytes: Buffer,
  portion = bytes.length,
  rules: ImportRules = {},
): Promise<ImportResult> {
  const portions: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += portion) portions.push(bytes.subarray(from, from + portion));
  return importRegister(context, {
    officeId,
    staffId: null,
    fileName: "so-theo-doi.csv",
    bytesTotal: bytes.length,
    open: () => Readable.from(portions) as AsyncIterable<Buffer>,
    rules,
  });
}

/** What a run reports: `line: column: reason`, in Vietnamese, the refused rows and the remarks. */
export async function reportOf(context: Context, runId: string): Promise<{ refused: string[]; remarks: string[] }> {
  const problems = await context.db
    .selectFrom("import_problems")
    .where("run_id", "=", runId)
    .selectAll()
    .orderBy("line")
    .orderBy("id")
    .execute();
  const run = await context.db.selectFrom("import_runs").where("id", "=", runId).select("sheets").executeTakeFirst();
  const sheets = sheetsSchema.parse(JSON.parse(run?.sheets ?? "[]"));
  const t = translator("vi");
  const told = (severity: string) =>
    problems
      .filter((problem) => problem.severity === severity)
      .map((one) => `${lineText(t, one.line, sheets)}: ${one.column}: ${problemText(t, one, sheets)}`);
  return { refused: told("refused"), remarks: told("remark") };
}
