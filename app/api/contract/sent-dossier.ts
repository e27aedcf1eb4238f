import type { Channel, DossierState, ReturnWay } from "#app/dossiers/dossier.ts";
import type { ColumnName } from "#app/imports/reading/register-columns.ts";
import type { RowCells } from "#app/imports/reading/register-row.ts";
import type { DossierSent } from "./dossiers.ts";

/** A dossier that was sent, as the texts of a row of a register: so it is read and judged like one. */

const stateWords: Record<DossierState, string> = {
  received: "Đã tiếp nhận",
  "in-progress": "Đang giải quyết",
  finished: "Đã trả kết quả",
  returned: "Trả lại",
};

const returnWords: Record<ReturnWay, string> = { counter: "Trực tiếp", online: "Trực tuyến", post: "Bưu chính" };

const channelWords: Record<Channel, string> = {
  counter: "Trực tiếp",
  "online-full": "Toàn trình",
  "online-part": "Một phần",
  post: "Bưu chính",
};

export function cellsOf(number: string, dossier: DossierSent): RowCells {
  return {
    number,
    procedureCode: dossier.procedure.code,
    procedureName: dossier.procedure.name,
    field: dossier.procedure.field ?? "",
    channel: wordOf(channelWords, dossier.channel),
    receivedAt: localTime(dossier.receivedAt),
    dueAt: localTime(dossier.dueAt),
    finishedAt: localTime(dossier.finishedAt),
    state: wordOf(stateWords, dossier.state),
    returnedBy: wordOf(returnWords, dossier.returnedBy),
    counter: dossier.counter ?? "",
    unit: dossier.unit ?? "",
    ratingCode: dossier.ratingCode ?? "",
  };
}

function wordOf(words: Readonly<Record<string, string>>, sent: string | null | undefined): string {
  if (sent === null || sent === undefined) return "";
  return (Object.hasOwn(words, sent) ? words[sent] : undefined) ?? sent;
}

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const vietnamOffset = 7 * 3_600_000;

/** An instant with its offset in Vietnamese time, `yyyy-MM-dd HH:mm`; any other text unchanged. */
function localTime(sent: string | null | undefined): string {
  if (sent === null || sent === undefined || !withOffset.test(sent)) return sent ?? "";
  const time = Date.parse(sent);
  if (Number.isNaN(time)) return sent;
  return new Date(time + vietnamOffset).toISOString().slice(0, 16).replace("T", " ");
}

const pointers: Partial<Record<ColumnName, string>> = {
  procedureCode: "/procedure/code",
  procedureName: "/procedure/name",
  field: "/procedure/field",
};

/** Where in the item a column is. */
export function pointerOfColumn(column: ColumnName | undefined): string {
  return column === undefined ? "" : (pointers[column] ?? `/${column}`);
}
