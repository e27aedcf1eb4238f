import type { z } from "zod";
import type { Context } from "#app/platform/context.server.ts";
import { parseForm } from "#app/platform/forms/form.server.ts";
import {
  reopenCase,
  replyToQuestion,
  recordOutcome,
  withdrawCase,
  type Sender,
  type SenderOutcome,
} from "./act-as-sender.server.ts";
import { outcomeSchema, reopenSchema, replySchema, withdrawSchema } from "./sender-forms.ts";
import type { RefusedSenderForm, SenderIntent } from "./followed-case.ts";

/** "closed": the secret does not open the case any more. */
export type SenderRequest =
  { ok: true } | { ok: false; kind: "closed" } | { ok: false; kind: "unknown" } | ({ ok: false } & RefusedSenderForm);

type SenderStep = (intent: SenderIntent, context: Context, sender: Sender, form: FormData) => Promise<SenderRequest>;

function step<Schema extends z.ZodType>(
  schema: Schema,
  take: (context: Context, sender: Sender, value: z.infer<Schema>) => Promise<SenderOutcome>,
): SenderStep {
  return async (intent, context, sender, form) => {
    const submission = parseForm(form, schema);
    if (submission.status !== "success") {
      return { ok: false, kind: "form", status: 400, intent, lastResult: submission.reply() };
    }
    const outcome = await take(context, sender, submission.value);
    if (outcome.ok) return { ok: true };
    if (outcome.reason !== "state") return { ok: false, kind: "closed" };
    const lastResult = submission.reply({ formErrors: ["senderTooLate"] });
    return { ok: false, kind: "form", status: 409, intent, lastResult };
  };
}

const steps: Record<SenderIntent, SenderStep> = {
  reply: step(replySchema, (context, sender, { reply }) => replyToQuestion(context, sender, reply)),
  withdraw: step(withdrawSchema, (context, sender, { reason }) => withdrawCase(context, sender, reason)),
  reopen: step(reopenSchema, (context, sender, { reason }) => reopenCase(context, sender, reason)),
  "tell-outcome": step(outcomeSchema, recordOutcome),
};

/** Carries out a form of the status page for a visitor with the secret. */
export async function requestAsSender(context: Context, sender: Sender, form: FormData): Promise<SenderRequest> {
  const intent = (Object.keys(steps) as SenderIntent[]).find((name) => name === form.get("intent"));
  return intent === undefined ? { ok: false, kind: "unknown" } : steps[intent](intent, context, sender, form);
}
