import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { freePort } from "./product.ts";

/** A letter as it reached the mail server, its text decoded. */
export interface ReceivedMail {
  to: string[];
  messageId: string;
  subject: string;
  text: string;
}

/** A real SMTP server on a port of its own, which a test can stop and start again. */
export interface MailServer {
  settings: { smtpUrl: string; from: string };
  received: ReceivedMail[];
  /** Addresses that it refuses with 550. */
  refused: Set<string>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A mail server that runs; it ends with the test. */
export async function givenMailServer(): Promise<MailServer> {
  const port = await freePort();
  const received: ReceivedMail[] = [];
  const refused = new Set<string>();
  let running: SMTPServer | undefined;
  const start = async () => {
    running = openServer(received, refused);
    await new Promise<void>((resolve) => running?.listen(port, "127.0.0.1", resolve));
  };
  const stop = async () => {
    const ending = running;
    running = undefined;
    await new Promise<void>((resolve) => {
      if (ending === undefined) resolve();
      else ending.close(resolve);
    });
  };
  await start();
  onTestFinished(stop);
  const settings = { smtpUrl: `smtp://127.0.0.1:${String(port)}`, from: "Hài Lòng <hailong@example.vn>" };
  return { settings, received, refused, start, stop };
}

function openServer(received: ReceivedMail[], refused: ReadonlySet<string>): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: ({ address }, _session, answer) => {
      answer(refused.has(address) ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null);
    },
    onData: (stream, session, answer) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, ...readMail(Buffer.concat(parts).toString("latin1")) });
        answer(null);
      });
    },
  });
}

function readMail(raw: string): Omit<ReceivedMail, "to"> {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const headers = head.replace(/\r\n[ \t]+/g, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(headers)?.[1] ?? "";
  return {
    messageId: header("Message-ID"),
    subject: decodeWords(header("Subject")),
    text: decodeBody(body.join("\r\n\r\n"), header("Content-Transfer-Encoding")),
  };
}

/** Encoded words of RFC 2047. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, way: string, word: string) =>
      way.toUpperCase() === "B"
        ? Buffer.from(word, "base64").toString("latin1")
        : decodeQuoted(word.replaceAll("_", " ")),
    )
    .replace(/[\s\S]*/, (bytes) => Buffer.from(bytes, "latin1").toString("utf8"));
}

function decodeQuoted(text: string): string {
  return text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function decodeBody(body: string, encoding: string): string {
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString("latin1")
      : encoding === "quoted-printable"
        ? decodeQuoted(body)
        : body;
  return Buffer.from(bytes, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}

/** What reached the gateway for text messages. */
export interface GatewayCall {
  headers: IncomingMessage["headers"];
  body: string;
}

/** A gateway for text messages that keeps what it is sent and answers `status()`. */
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
