import type { Db } from "#db/engine.ts";
import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { tidyNumber } from "#app/dossiers/register/register-entry.ts";

/** The ids of the office's dossiers by their số hồ sơ as typed; what belongs to no dossier is left out. */
export async function findIdsByNumber(
  db: Db,
  officeId: string,
  typed: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (typed.length === 0) return new Map();
  const rows = await db
    .selectFrom("dossiers")
    .where("office_id", "=", officeId)
    .where("number", "in", [...new Set(typed.map(tidyNumber))])
    .select(["number", "id"])
    .execute();
  const ids = new Map(rows.map(({ number, id }) => [number, id]));
  return byTyped(typed, (text) => ids.get(tidyNumber(text)));
}

/**
 * The ids of the office's dossiers by the code of their receipt as typed, or by a code issued in advance that is bound to
 * them; what belongs to no dossier is left out.
 */
export async function findIdsByCode(
  db: Db,
  officeId: string,
  typed: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const codeOf = (text: string) => {
    const read = readReceiptCode(text);
    return read.ok ? read.code : undefined;
  };
  const codes = typed.map(codeOf).filter((code) => code !== undefined);
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom("receipts")
    .where("code", "in", codes)
    .where("office_id", "=", officeId)
    .select(["code", "dossier_id as id"])
    .execute();
  const bound = await db
    .selectFrom("issued_codes")
    .innerJoin("dossiers", (join) =>
      join
        .onRef("dossiers.office_id", "=", "issued_codes.office_id")
        .onRef("dossiers.number", "=", "issued_codes.number"),
    )
    .where("issued_codes.code", "in", codes)
    .where("issued_codes.office_id", "=", officeId)
    .select(["issued_codes.code", "dossiers.id"])
    .execute();
  const ids = new Map([...rows, ...bound].map(({ code, id }) => [code, id]));
  return byTyped(typed, (text) => ids.get(codeOf(text) ?? ""));
}

/** The id of the office's dossier with this số hồ sơ as typed; undefined if there is none. */
export async function findIdByNumber(db: Db, officeId: string, typed: string): Promise<string | undefined> {
  return (await findIdsByNumber(db, officeId, [typed])).get(typed);
}

function byTyped(typed: readonly string[], idOf: (text: string) => string | undefined): Map<string, string> {
  return new Map(
    typed.flatMap((text): [string, string][] => {
      const id = idOf(text);
      return id === undefined ? [] : [[text, id]];
    }),
  );
}
