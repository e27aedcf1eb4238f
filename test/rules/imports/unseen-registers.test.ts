import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, expect, test } from "vitest";
import { openRegisterFile } from "#app/imports/reading/register-file.server.ts";
import { readRegister } from "#app/imports/reading/read-register.server.ts";
import type { RegisterRow } from "#app/imports/reading/register-row.ts";
import { UnreadableRegister } from "#app/imports/reading/unreadable-register.ts";
import { day } from "#app/platform/day.ts";
import { unseenRegisters } from "#test/support/unseen-registers.ts";

async function rowsOf(bytes: Buffer): Promise<RegisterRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "hai-long-registers-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, "so.bin");
  writeFileSync(path, bytes);
  const file = await openRegisterFile(path);
  onTestFinished(file.close);
  const rows: RegisterRow[] = [];
  const { portions } = readRegister(file.tables, { today: day("2026-11-28"), dayOrder: undefined }, file.passedOver);
  for await (const portion of portions) rows.push(...portion.rows);
  return rows;
}

test.for(unseenRegisters)("$kind", async ({ bytes, reads, refused = [], remarks }) => {
  const rows = await rowsOf(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableRegister) return error.reason;
    throw error;
  });
  if (typeof rows === "string") {
    expect(reads).toEqual({ refused: rows });
    return;
  }
  const entries = rows.flatMap(({ reading }) =>
    reading.kind !== "entry"
      ? []
      : [
          `${reading.entry.number} ${reading.entry.procedure.code} ${reading.entry.receivedAt} ${reading.entry.channel}`,
        ],
  );
  const problems = rows.flatMap(({ line, reading }) =>
    reading.kind === "refused" ? reading.problems.map(({ reason }) => `${String(line)}: ${reason}`) : [],
  );
  expect({ entries, problems }).toEqual({ entries: "refused" in reads ? [] : reads, problems: refused });
  if (remarks === undefined) return;
  const noted = rows.flatMap(({ reading }) =>
    "remarks" in reading ? reading.remarks.map(({ reason }) => reason) : [],
  );
  expect(noted).toEqual(remarks);
});
