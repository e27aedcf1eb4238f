import { randomBytes } from "node:crypto";
import { STATUS_CODES, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { codeOf } from "#db/errors.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openIncident } from "#app/platform/incident.server.ts";
import { problemDocument, type ProblemKind } from "./problem-page.server.ts";

interface Refusal {
  status: number;
  kind: ProblemKind;
}

const refusals: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, kind: "tooSlow" },
  HPE_HEADER_OVERFLOW: { status: 431, kind: "method" },
};
const unreadable: Refusal = { status: 400, kind: "lengthRequired" };

/**
 * Answers requests that Node itself refuses, because they cannot be parsed or did not arrive in time, with the
 * product's page instead of an empty response. In Vietnamese, because the reader's language is unknown. If a response
 * has begun, only ends it.
 */
export function answerUnreadable(context: Context, server: Server, style: string): void {
  const answers = new WeakMap<object, ServerResponse>();
  server.on("request", (request, response) => answers.set(request.socket, response));
  const refused = new WeakSet<object>();
  server.on("clientError", (error, socket) => {
    // Later data of a refused request cannot be parsed either.
    if (refused.has(socket)) return;
    refused.add(socket);
    const isAnswered = answers.get(socket)?.headersSent === true && answers.get(socket)?.writableFinished !== true;
    if (socket.writable && !isAnswered && codeOf(error) !== "ECONNRESET") {
      refuse(context, socket, style, refusals[codeOf(error)] ?? unreadable);
    } else socket.destroy();
  });
}

function refuse({ log }: Context, socket: Duplex, style: string, { status, kind }: Refusal): void {
  const { number } = openIncident();
  log.info({ incident: number, status, reason: kind }, "refused");
  const nonce = randomBytes(16).toString("base64");
  const body = problemDocument("vi", { status, kind, incident: number }, { nonce, style });
  const head = [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ""}`,
    "Connection: close",
    "Cache-Control: no-store",
    "Content-Type: text/html; charset=utf-8",
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    `Content-Security-Policy: default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; form-action 'none'; frame-ancestors 'none'`,
    "X-Content-Type-Options: nosniff",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // Later data is dropped; closing at once would reset the connection before the page is read.
  socket.resume();
  setTimeout(() => socket.destroy(), longestReadingMilliseconds).unref();
}

/** How long the client has to read the page, in milliseconds. */
const longestReadingMilliseconds = 2000;
