import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import { expect, onTestFinished } from "vitest";
import { Webhook } from "standardwebhooks";
import { createWebhook, sendTestEvent } from "#app/webhooks/change-webhook.server.ts";
import { chosenEvents, type ChosenEvent } from "#app/webhooks/event.ts";
import { sendWebhooks, type SendingTerms } from "#app/webhooks/send-webhooks.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { openTestContext } from "./context.ts";
import { givenAccount } from "./staff.ts";
import { givenOffice } from "./story.ts";

/** A request as the receiver got it. */
export interface ReceivedEvent {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A real HTTP server that other software would run. */
export interface Receiver {
  url: string;
  received: ReceivedEvent[];
  /** How it answers from now on; 204 by default. */
  answer: RequestListener;
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

/** Starts a receiver that answers 204 until told otherwise. */
export async function givenReceiver(): Promise<Receiver> {
  let port = 0;
  const receiver: Receiver = {
    url: "",
    received: [],
    answer: (_request, response) => response.writeHead(204).end(),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
    start: async () => {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
      ({ port } = server.address() as AddressInfo);
      receiver.url = `http://127.0.0.1:${String(port)}/su-kien`;
    },
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      receiver.received.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      receiver.answer(request, response);
    });
  });
  await receiver.start();
  onTestFinished(async () => {
    server.closeAllConnections();
    if (server.listening) await receiver.stop();
  });
  return receiver;
}

/** A server that answers every connection with these bytes, as a program does that speaks HTTP badly. */
export async function givenRawReceiver(speak: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => {
      speak(socket);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

/** The context of an installation whose webhooks may reach this machine. */
export function reachingHere(context: Context): Context {
  return { ...context, settings: { ...context.settings, webhookNetworks: ["127.0.0.0/8", "::1/128"] } };
}

/** Short times, so that a receiver that hangs does not hold up the tests. */
export const impatient: SendingTerms = { patience: { connection: 2000, whole: 400 } };

/** A round that does not wait long. */
export function sendNow(context: Context, terms: SendingTerms = impatient) {
  return sendWebhooks(context, undefined, terms);
}

/** A webhook of an office, made by an administrator of its own. */
export async function givenWebhook(
  context: Context,
  officeId: string,
  address: string,
  { name = "Phần mềm một cửa", events = chosenEvents }: { name?: string; events?: readonly ChosenEvent[] } = {},
): Promise<{ id: string; secret: string; administrator: { officeId: string; staffId: string } }> {
  const staffId = await givenAccount(context, officeId, `quan-tri-${newId()}@example.vn`, ["administrator"]);
  const administrator = { officeId, staffId };
  const made = await createWebhook(context, administrator, { name, address, events: [...events] });
  if (!made.ok) throw new Error(made.reason);
  return { id: made.id, secret: made.secret, administrator };
}

/** Reads an event as a receiver does; the signature is computed by the public library. Throws if none fits. */
export function readEvent(event: ReceivedEvent | undefined, secret: string): ToldBody {
  if (event === undefined) throw new Error("nothing was received");
  const { headers, body } = event;
  const [id, seconds, given] = ["id", "timestamp", "signature"].map((name) => String(headers[`webhook-${name}`]));
  const wanted = new Webhook(secret).sign(id ?? "", new Date(Number(seconds) * 1000), body);
  if (given?.split(" ").includes(wanted) !== true) throw new Error("no signature fits");
  return JSON.parse(body) as ToldBody;
}

interface ToldBody {
  type: string;
  version: number;
  timestamp: string;
  office: string;
  data: Record<string, unknown>;
}

/** The deliveries of all webhooks, in order. */
export function deliveryRows(context: Context) {
  return context.db.selectFrom("webhook_deliveries").orderBy("id").selectAll().execute();
}

/** An office with a webhook and so many events that wait for it. */
export async function givenWaiting(count: number, address?: string) {
  const opened = await openTestContext("2026-11-20T09:00:00+07:00");
  const context = reachingHere(opened.context);
  const officeId = await givenOffice(context);
  const receiver = await givenReceiver();
  const webhook = await givenWebhook(context, officeId, address ?? receiver.url);
  const wait = async (more: number) => {
    for (let index = 0; index < more; index += 1) {
      opened.clock.moveTo(addMinutes(context.clock.now(), 1));
      expect(await sendTestEvent(context, webhook.administrator, webhook.id)).toBe(true);
    }
  };
  await wait(count);
  const pass = (minutes: number) => {
    opened.clock.moveTo(addMinutes(context.clock.now(), minutes));
  };
  return { ...opened, context, officeId, receiver, webhook, wait, pass };
}
