import { listManaged, saveProcedures } from "#app/dossiers/procedures/change-procedures.server.ts";
import { procedureNameSchema, procedureStates } from "#app/dossiers/procedures/procedure.ts";
import type { OfficeTable } from "./office-table.ts";
import { choicesOf, type TableSource } from "./table-source.server.ts";

/** The states that a file can give; a merge has a preview of its own, on the page of the procedure. */
const states = procedureStates.filter((state) => state !== "merged");

/** The procedures of the office with their fields. Registers add them: a file renames, accepts, retires and restores. */
export const proceduresTable: TableSource = {
  section: "procedures:problems",
  page: "/settings/procedures",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const procedures = await listManaged(db, officeId);
    const stateOf = new Map(procedures.map(({ code, state }) => [code, state]));
    return {
      columns: [
        { name: "procedure", role: "key", width: 18 },
        { name: "procedureName", role: "value", width: 70 },
        { name: "field", role: "value", width: 36 },
        {
          name: "state",
          role: "value",
          choices: choicesOf(states, language, (t, state) => t(`procedures:states.${state}`)),
          width: 26,
        },
        { name: "inRegister", role: "shown", width: 50 },
      ],
      rows: procedures.map(({ code, name, field, state, registerName, registerField }) => ({
        key: code,
        cells: {
          procedure: code,
          procedureName: name,
          field,
          state,
          inRegister: [registerName, registerField].filter((text) => text !== null).join("; "),
        },
      })),
      mayAdd: false,
      mayRemove: false,
      check: ({ procedure = "", procedureName, field, state }) => {
        const read = procedureNameSchema.safeParse({ name: procedureName, field });
        const isBack = state === "proposed" && stateOf.get(procedure) !== "proposed";
        return [
          ...(read.error?.issues ?? []).map(({ path, message }) => ({
            column: path[0] === "field" ? ("field" as const) : ("procedureName" as const),
            problem: message,
          })),
          ...(isBack ? [{ column: "state" as const, problem: "stateBack" }] : []),
        ];
      },
    };
  },
  async save(context, tx, { officeId }, changes) {
    const rows = changes.map(({ key, after }) => ({
      code: key,
      ...procedureNameSchema.parse({ name: after["procedureName"], field: after["field"] }),
      state: states.find((state) => state === after["state"]) ?? "used",
    }));
    return { ok: true, notes: await saveProcedures(tx, officeId, rows, context.clock.now()) };
  },
};
