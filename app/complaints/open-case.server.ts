import { inTransaction } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { changeCase, glanceAtCase, holdCase, type Actor } from "./change-case.server.ts";
import { canOpen } from "./complaint.ts";
import { recordStep } from "./record-step.server.ts";

/** Notes the first look of staff at a case; every later one, and one at the same moment, changes nothing. */
export async function openCase(context: Context, actor: Actor, reference: string): Promise<void> {
  const seen = await glanceAtCase(context.db, actor, reference);
  if (seen === undefined || !canOpen(seen.state)) return;
  await inTransaction(context.db, async (tx) => {
    const held = await holdCase(tx, actor, reference);
    if (held === undefined || !canOpen(held.state)) return;
    if (!(await changeCase(tx, held, { state: "opened" }))) return;
    await recordStep(tx, {
      officeId: actor.officeId,
      complaintId: held.id,
      kind: "opened",
      at: context.clock.now(),
      staffId: actor.staffId,
      from: held.state,
      to: "opened",
    });
  });
}
