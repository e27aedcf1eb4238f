import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readRegister } from "#app/imports/reading/read-register.server.ts";
import type { RegisterRow } from "#app/imports/reading/register-row.ts";
import { IncompleteRegister } from "#app/imports/reading/unreadable-register.ts";
import { day } from "#app/platform/day.ts";
import { registerHeader, registerRow } from "#test/support/register.ts";

/** Registers of absurd shapes: what another process takes at once stays small, whatever the file. */

async function portionsOf(text: string): Promise<RegisterRow[][]> {
  const tables = [{ name: "", open: () => Readable.from([text]) }];
  const reading = readRegister(tables, { today: day("2026-11-28"), dayOrder: undefined });
  const portions: RegisterRow[][] = [];
  for await (const { rows } of reading.portions) portions.push(rows);
  return portions;
}

test("a part of a file with thousands of nearly empty lines is handed on a thousand rows at a time", async () => {
  const portions = await portionsOf(`${registerHeader}\n${registerRow()}\n${"x;y\n".repeat(5000)}`);
  const rows = portions.flat().filter(({ reading }) => reading.kind !== "header");
  expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 5001 }, (_, index) => index + 2));
  expect(Math.max(...portions.map((portion) => portion.length))).toBeLessThanOrEqual(1000);
});

/** A register whose dossier numbers stand in this column, far from all others. */
function withNumbersIn(column: number): string {
  const line = (cells: string) => {
    const [number, ...others] = cells.split(";").slice(1);
    return [...others, ...Array<string>(column - 1 - others.length).fill(""), number].join(";");
  };
  return `${line(registerHeader)}\n${line(registerRow())}\n`;
}

test("a register may be 256 columns wide", async () => {
  const rows = (await portionsOf(withNumbersIn(256))).flat();
  expect(rows.map(({ reading }) => reading.kind)).toEqual(["entry"]);
});

test("what stands further right belongs to no register", async () => {
  await expect(portionsOf(withNumbersIn(257))).rejects.toThrow(IncompleteRegister);
});
