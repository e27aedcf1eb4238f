import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { startMailServer, type MailServer } from "./mail-server.ts";

/** A mail server that runs; it ends with the test. */
export async function givenMailServer(): Promise<MailServer> {
  const server = await startMailServer();
  onTestFinished(() => server.stop());
  return server;
}

/** What reached the gateway for text messages. */
export interface GatewayCall {
  headers: IncomingMessage["headers"];
  body: string;
}

/** A gateway for text messages that records the requests and answers `status()`. */
export async function givenGateway(status: () => number = () => 202): Promise<{ url: string; calls: GatewayCall[] }> {
  const calls: GatewayCall[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => (body += part));
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(status()).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/messages`, calls };
}

/** The same context, with a mail server or a gateway in its settings. */
export function withSettings(context: Context, change: Partial<Context["settings"]>): Context {
  return { ...context, settings: { ...context.settings, ...change } };
}
