import { moveMergedCases } from "#app/complaints/handover/move-merged-cases.server.ts";
import { moveMergedDossiers } from "#app/dossiers/totals/move-merged.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { moveMergedAccounts } from "#app/staff/accounts/move-merged-accounts.server.ts";
import { runParts } from "./run-parts.server.ts";

/**
 * Moves what still belongs to merged procedures, units and counters: people first, so that nobody loses sight of their
 * unit's cases, then cases, then dossiers. Each part is continued by the next run if it was interrupted.
 */
export function moveMerged(context: Context, stopping?: AbortSignal): Promise<Record<string, number>> {
  return runParts({
    accounts: () => moveMergedAccounts(context),
    cases: () => moveMergedCases(context, stopping),
    dossiers: () => moveMergedDossiers(context, stopping),
  });
}

/** A person waits this long for a merge; the job "move-merged" does the rest. */
const waitedMilliseconds = 1000;

/** Moves what can be moved while a person waits: usually everything. */
export function startMoving(context: Context): Promise<Record<string, number>> {
  return moveMerged(context, AbortSignal.timeout(waitedMilliseconds));
}
