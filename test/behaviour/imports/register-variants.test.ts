import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { importNext } from "#app/imports/runs/keep-importing.server.ts";
import { receiveFile } from "#app/imports/runs/receive-file.server.ts";
import { startImport } from "#app/imports/runs/start-import.server.ts";
import { importRegister } from "#app/imports/runs/import-register.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { givenImportingOffice, readStory, uploadOf, type ImportStory } from "#test/support/imports.ts";
import { registerVariants } from "#test/support/register-variants.ts";
import { plainRegister, type RegisterVariant } from "#test/support/register-writing.ts";
import { givenOffice } from "#test/support/story.ts";

/**
 * A register written in hundreds of ways is one register: whatever its ends of lines, marks, encodings and frames, the same
 * dossiers come of it. A file of another kind is refused with the reason. Each variant is read twice, to the same counts and
 * remarks; of every few the second reading is the page's.
 */

const variantsToAPage = 5;

const families = Object.entries(registerVariants);

test.for(families)("a register reads the same in all its %s", { timeout: 120_000 }, async ([family, variants]) => {
  const { context } = await givenImportingOffice("page");
  const plain = await givenOffice(context, "plain");
  await byCommand(context, plain, plainRegister);
  const expected = await dossiersOf(context, plain);
  expect(expected).toHaveLength(3);
  const faults: string[] = [];
  for (const [index, variant] of variants.entries()) {
    const officeId = await givenOffice(context, `${family.replaceAll(" ", "-")}-${String(index)}`);
    const first = await byCommand(context, officeId, variant.bytes);
    const dossiers = await dossiersOf(context, officeId);
    const isForPage = index % variantsToAPage === 0;
    const second = await (isForPage ? byPage : byCommand)(context, officeId, variant.bytes);
    const told = [
      ...faultsOf(variant, first, second),
      ...(variant.reads !== "whole" || JSON.stringify(dossiers) === JSON.stringify(expected)
        ? []
        : [`other dossiers: ${JSON.stringify(dossiers)}`]),
    ];
    faults.push(...told.map((fault) => `${variant.name}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

function faultsOf({ bytes, reads }: RegisterVariant, first: ImportStory, second: ImportStory): string[] {
  const reason = reads === "whole" ? null : reads.refused;
  const faults: string[] = [];
  for (const { failure, counts } of [first, second]) {
    const { rows_read, created, updated, unchanged, skipped, problems } = counts;
    if (failure !== (bytes.length === 0 ? "empty" : reason)) faults.push(`read as ${String(failure)}`);
    if (reason === null && problems > 0) faults.push(`refused rows: ${JSON.stringify(first.refused)}`);
    if (created + updated + unchanged + skipped + problems !== rows_read) faults.push("the counts do not add up");
    if (reason !== null && created + updated > 0) faults.push("refused, and stored all the same");
  }
  if (second.counts.created + second.counts.updated > 0) faults.push("a second run changes something");
  if (JSON.stringify([first.refused, first.remarks]) !== JSON.stringify([second.refused, second.remarks]))
    faults.push(`other remarks through the page: ${JSON.stringify([first.remarks, second.remarks])}`);
  return faults;
}

async function byCommand(context: Context, officeId: string, bytes: Buffer): Promise<ImportStory> {
  const open = () => Readable.from([bytes]) as AsyncIterable<Buffer>;
  const facts = { officeId, staffId: null, fileName: "so.csv", bytesTotal: bytes.length, open, rules: {} };
  return readStory(context, officeId, (await importRegister(context, facts)).runId);
}

/** Through the page; an empty file is refused there before a run begins, which is told as a run that read nothing. */
async function byPage(context: Context, officeId: string, bytes: Buffer): Promise<ImportStory> {
  const reception = await receiveFile(context, uploadOf(bytes), "file");
  if (reception.outcome === "no-file") return readNothing;
  if (reception.outcome !== "received") throw new Error(reception.outcome);
  const { runId } = await startImport(context, { officeId, staffId: "" }, reception.file, {});
  await importNext(context, new AbortController().signal);
  return readStory(context, officeId, runId);
}

const readNothing: ImportStory = {
  state: "unreadable",
  failure: "empty",
  counts: { rows_read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, problems: 0 },
  refused: [],
  remarks: [],
};

function dossiersOf(context: Context, officeId: string) {
  return context.db
    .selectFrom("dossiers")
    .innerJoin("procedures", "procedures.id", "dossiers.procedure_id")
    .leftJoin("units", "units.id", "dossiers.unit_id")
    .leftJoin("counters", "counters.id", "dossiers.counter_id")
    .where("dossiers.office_id", "=", officeId)
    .select(["number", "procedures.code", "procedures.name as procedure", "field", "channel", "state"])
    .select(["received_at", "due_at", "finished_at", "units.name as unit", "counters.name as counter"])
    .orderBy("number")
    .execute();
}
