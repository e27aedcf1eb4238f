import { tapsOfOneRequest, type KioskOutcome, type LookedUp, type TapsAnswer } from "./kiosk-tap.ts";
import type { TabletQueue, WaitingTap } from "./tablet-queue.client.ts";

/** The device is no tablet of this counter, or none any more. */
export class NotPaired extends Error {}

/** So long a person waits for the server, in milliseconds; then the tablet goes on without it. */
const patience = 6_000;

/** Posts a form to the tablet's server. Rejects without network, after `patience`, and if the server cannot answer. */
async function post<Answer>(address: string, fields: Record<string, string>): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
  }, patience);
  try {
    const body = new URLSearchParams(fields);
    const answer = await fetch(address, { method: "POST", body, signal: stop.signal, redirect: "error" });
    if (answer.status === 403) throw new NotPaired();
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as Answer;
  } finally {
    clearTimeout(timer);
  }
}

export function lookUp(address: string, code: string): Promise<LookedUp> {
  return post(`${address}/receipt`, { code });
}

export interface Sent {
  isRevoked: boolean;
  outcomes: Map<string, KioskOutcome>;
}

/** Sends ratings; the server counts each once, however often it is sent. */
export async function sendTaps(address: string, taps: readonly WaitingTap[]): Promise<Sent> {
  const now = Date.now();
  const sent = taps.map(({ at, ...tap }) => ({ ...tap, waited: now - at }));
  const { isRevoked, done } = await post<TapsAnswer>(`${address}/taps`, { taps: JSON.stringify(sent) });
  return { isRevoked, outcomes: new Map(done.map(({ id, outcome }) => [id, outcome])) };
}

/**
 * Sends all that waits, the earliest first, and removes what the server has taken. What it does not take now is sent later
 * and holds up nothing that was tapped after it.
 */
export async function sendWaiting(address: string, queue: TabletQueue): Promise<Sent> {
  const all: Sent = { isRevoked: false, outcomes: new Map() };
  const tried = new Set<string>();
  for (;;) {
    const waiting = (await queue.list()).filter(({ id }) => !tried.has(id));
    const taps = tapsOfOneRequest(waiting);
    const { isRevoked, outcomes } = await sendTaps(address, taps);
    for (const { id } of taps) tried.add(id);
    all.isRevoked = isRevoked;
    for (const [id, outcome] of outcomes) {
      all.outcomes.set(id, outcome);
      await queue.remove(id);
    }
    if (waiting.length === taps.length) return all;
  }
}
