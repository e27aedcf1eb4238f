import { writtenTable } from "#app/spreadsheets/change-table.server.ts";
import { isTableName } from "#app/spreadsheets/office-table.ts";
import { tableResponse } from "#app/spreadsheets/write-file.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** `/settings/table-files/{table}.xlsx` and `.csv`: a table of settings to be filled in. */
export const loader = staffLoader("settings.edit", async ({ context, staff, params, language }) => {
  const [, name, kind] = /^([a-z-]+)\.(csv|xlsx)$/.exec(params["file"] ?? "") ?? [];
  if (!isTableName(name) || (kind !== "csv" && kind !== "xlsx")) return new Response(null, { status: 404 });
  return tableResponse(await writtenTable(context.db, staff.officeId, name, language), kind, name);
});
