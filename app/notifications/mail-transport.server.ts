import { createTransport } from "nodemailer";
import { asciiAddress } from "#app/platform/text/mail-address.ts";
import type { Settings } from "#app/platform/settings.server.ts";
import type { Transport, NamedLetter } from "./transport.server.ts";
import type { DeliveryProblem } from "./message.ts";

/** Longest times to wait for a mail server, in milliseconds. */
export interface MailPatience {
  /** From the look-up of its name to its greeting. */
  greeting: number;
  /** For each later answer. */
  answer: number;
}

/**
 * RFC 5321 §4.5.3.2: five minutes for the greeting, and ten for the answer after the final dot, the longest of all. A
 * server that is given up earlier may still deliver, and the repeated mail arrives twice.
 */
export const usualPatience: MailPatience = { greeting: 5 * 60_000, answer: 10 * 60_000 };

/** When the process stops, a server that has the whole message may still answer for this time. */
const lastWordMilliseconds = 5000;

/** Sends e-mail by SMTP. The Message-ID is derived from the letter's name, so that a mail server can drop a repeat. */
export function openMailTransport(
  { smtpUrl, from }: NonNullable<Settings["mail"]>,
  publicUrl: string,
  patience: MailPatience = usualPatience,
): Transport {
  const host = new URL(publicUrl).hostname;
  return {
    deliver: async (letter, stopping) => {
      const handOver = watchHandOver();
      // One connection per letter, so that the library's log lines about the hand-over are about this letter.
      const transport = createTransport({
        url: smtpUrl,
        connectionTimeout: patience.greeting,
        greetingTimeout: patience.greeting,
        socketTimeout: patience.answer,
        logger: handOver.logger,
      });
      const ending = endOf(stopping, handOver);
      try {
        await transport.sendMail({ ...mailOf(letter, from, host), signal: ending.signal });
        return undefined;
      } catch (error) {
        return mailProblem(error, handOver.isDone());
      } finally {
        ending.forget();
        transport.close();
      }
    },
  };
}

function mailOf({ name, to, subject, text, stopLink, attachments = [] }: NamedLetter, from: string, host: string) {
  return {
    messageId: `<${name}@${host}>`,
    from,
    // An object is one address as it stands; a text could contain several.
    to: { name: "", address: asciiAddress(to) ?? to },
    subject,
    text,
    attachments: attachments.map((file) => ({
      filename: file.name,
      contentType: file.type,
      content: Buffer.from(file.content, "base64"),
    })),
    headers: {
      // RFC 3834 §5 defines the first header; Exchange uses the second one.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...(stopLink === undefined
        ? {}
        : { "List-Unsubscribe": `<${stopLink}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

interface HandOver {
  /**
   * True after the whole message with its final dot was written to the connection: from then on it may be delivered.
   */
  isDone(): boolean;
  logger: Record<"trace" | "debug" | "info" | "warn" | "error" | "fatal" | "level", (...entry: unknown[]) => void>;
}

/** The library reports only in its log that the message was written; other log lines are ignored. */
function watchHandOver(): HandOver {
  let isOut = false;
  const ignore = () => undefined;
  const info = (entry: unknown) => {
    isOut ||= typeof entry === "object" && entry !== null && "tnx" in entry && entry.tnx === "message";
  };
  const logger = { trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore, level: ignore };
  return { isDone: () => isOut, logger };
}

/** Ends a delivery when the process stops: at once, or after the answer of a server that has the whole message. */
function endOf(stopping: AbortSignal | undefined, handOver: HandOver) {
  const ending = new AbortController();
  let waiting: NodeJS.Timeout | undefined;
  const end = () => {
    ending.abort();
  };
  const stop = () => {
    if (handOver.isDone()) waiting = setTimeout(end, lastWordMilliseconds);
    else end();
  };
  if (stopping?.aborted === true) stop();
  stopping?.addEventListener("abort", stop, { once: true });
  return {
    signal: ending.signal,
    forget: () => {
      clearTimeout(waiting);
      stopping?.removeEventListener("abort", stop);
    },
  };
}

/**
 * The problem of a failed delivery, by the command that the server answered and its code (RFC 5321 §4.2.1: 4yz is
 * temporary, 5yz permanent). An answer to a recipient or to the message concerns this message; any other concerns the
 * server. 421 means that it closes the connection.
 */
function mailProblem(error: unknown, isHandedOver: boolean): DeliveryProblem {
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  if (code === "EAUTH" || code === "ENOAUTH" || code === "EOAUTH2") return "credentials";
  if (typeof responseCode === "number") {
    if (responseCode === 421 || (command !== "RCPT TO" && command !== "DATA")) return "server";
    return responseCode >= 500 ? "refused" : "deferred";
  }
  if (isHandedOver) return "unknown-outcome";
  if (code === "EENVELOPE" || code === "EMESSAGE") return "refused";
  return code === "ETIMEDOUT" ? "timeout" : "connection";
}
