import type { Context } from "#app/platform/context.server.ts";
import { glanceAtCase, type Actor } from "./change-case.server.ts";
import { makeMove } from "./make-move.server.ts";
import { canMove } from "./moves.ts";

/** Notes the first look of staff at a case; every later one, and one at the same moment, changes nothing. */
export async function openCase(context: Context, actor: Actor, reference: string): Promise<void> {
  const seen = await glanceAtCase(context.db, actor, reference);
  if (seen === undefined || !canMove("open", seen.state)) return;
  await makeMove(context, actor, "open", { reference, revision: null }, () => ({ change: {} }));
}
