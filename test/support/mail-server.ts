import type { Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { freePort } from "./product.ts";

/** A letter as it reached the mail server, its text decoded. */
export interface ReceivedMail {
  to: string[];
  messageId: string;
  subject: string;
  text: string;
  /** Its headers as they came, unfolded. */
  head: string;
}

/** A real SMTP server on a port of its own, which a test can stop and start again. */
export interface MailServer {
  settings: { smtpUrl: string; from: string };
  received: ReceivedMail[];
  /** Addresses that it refuses with 550. */
  refused: Set<string>;
  /** What the server answers instead, by the command it answers: a code for an address, or for the content. */
  codes: { recipient: Map<string, number>; content?: number };
  /**
   * What the server does after it has the whole content: answer, close the connection, or wait until the test lets it
   * continue.
   */
  afterContent: "answer" | "drop" | (() => Promise<void>);
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A mail server that runs until it is stopped. */
export async function startMailServer(): Promise<MailServer> {
  const port = await freePort();
  const settings = { smtpUrl: `smtp://127.0.0.1:${String(port)}`, from: "Hài Lòng <hailong@example.vn>" };
  let running: SMTPServer | undefined;
  const start = async () => {
    running = openServer(server);
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
  const server: MailServer = {
    settings,
    received: [],
    refused: new Set(),
    codes: { recipient: new Map() },
    afterContent: "answer",
    start,
    stop,
  };
  await start();
  return server;
}

function refusal(code: number): Error {
  return Object.assign(new Error("not now, or never"), { responseCode: code });
}

function openServer(own: MailServer): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: ({ address }, _session, answer) => {
      const code = own.refused.has(address) ? 550 : own.codes.recipient.get(address);
      answer(code === undefined ? null : refusal(code));
    },
    onData: (stream, session, answer) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        own.received.push({ to, ...readMail(Buffer.concat(parts).toString("latin1")) });
        const { afterContent } = own;
        if (afterContent === "drop") {
          for (const connection of server.connections as Set<{ _socket: Socket }>) connection._socket.destroy();
        } else if (afterContent === "answer") {
          answer(own.codes.content === undefined ? null : refusal(own.codes.content));
        } else {
          void afterContent().then(() => {
            answer(null);
          });
        }
      });
    },
  });
  // A connection that is cut on purpose is an error to the server.
  server.on("error", () => undefined);
  return server;
}

function readMail(raw: string): Omit<ReceivedMail, "to"> {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const headers = head.replace(/\r\n[ \t]+/g, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(headers)?.[1] ?? "";
  return {
    head: headers,
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
