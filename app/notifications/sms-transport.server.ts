import { createHmac } from "node:crypto";
import type { Settings } from "#app/platform/settings.server.ts";
import type { Transport } from "./transport.server.ts";
import type { DeliveryProblem } from "./message.ts";

const longestAnswerMilliseconds = 15_000;

/**
 * Sends text messages through a gateway of the office's choice: one signed POST per message, see docs/sms-gateway.md.
 * `now` returns the time that is signed.
 */
export function openSmsTransport({ url, secret }: NonNullable<Settings["smsGateway"]>, now: () => string): Transport {
  return {
    deliver: async ({ name, to, text }, stopping) => {
      const body = JSON.stringify({ id: name, to, text });
      const timestamp = now();
      try {
        const answer = await fetch(url, {
          method: "POST",
          redirect: "manual",
          signal: AbortSignal.any([
            AbortSignal.timeout(longestAnswerMilliseconds),
            ...(stopping === undefined ? [] : [stopping]),
          ]),
          headers: {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": name,
            "X-Hai-Long-Timestamp": timestamp,
            "X-Hai-Long-Signature": `sha256=${signature(secret, timestamp, body)}`,
          },
          body,
        });
        await answer.body?.cancel();
        return answerProblem(answer.status);
      } catch (error) {
        return error instanceof Error && error.name === "TimeoutError" ? "timeout" : "connection";
      }
    },
  };
}

function signature(secret: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

/**
 * The problem by HTTP status. 2xx: accepted; 409: accepted before; 400, 404, 410, 422: this message will never be
 * accepted; 401, 403: wrong credentials; others: try later.
 */
function answerProblem(status: number): DeliveryProblem | undefined {
  if ((status >= 200 && status < 300) || status === 409) return undefined;
  if (status === 401 || status === 403) return "credentials";
  return [400, 404, 410, 422].includes(status) ? "refused" : "server";
}
