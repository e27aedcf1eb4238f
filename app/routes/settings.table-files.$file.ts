import { writtenTable } from "#app/spreadsheets/change-table.server.ts";
import { isFurtherCode } from "#app/i18n/catalogue.ts";
import { findLanguageTexts } from "#app/i18n/further-languages.server.ts";
import { writtenCatalogue } from "#app/spreadsheets/catalogue-file.ts";
import { isTableName } from "#app/spreadsheets/office-table.ts";
import { tableResponse } from "#app/spreadsheets/write-file.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/settings/table-files/{table}.xlsx` and `.csv`: a table of settings to be filled in, or `language-{code}`: a catalogue. */
export const loader = staffLoader("settings.edit", async ({ context, staff, params, language }) => {
  const catalogue = /^language-([a-z]{2,3})\.(csv|xlsx)$/.exec(params["file"] ?? "");
  if (catalogue !== null) {
    const [, code = "", kind] = catalogue;
    if (!isFurtherCode(code)) return new Response(null, { status: 404 });
    const written = writtenCatalogue(code, await findLanguageTexts(context.db, code), language);
    return tableResponse(written, kind === "csv" ? "csv" : "xlsx", `danh-muc-${code}`);
  }
  const [, name, kind] = /^([a-z-]+)\.(csv|xlsx)$/.exec(params["file"] ?? "") ?? [];
  if (!isTableName(name) || (kind !== "csv" && kind !== "xlsx")) return new Response(null, { status: 404 });
  return tableResponse(await writtenTable(context.db, staff.officeId, name, language), kind, name);
});
