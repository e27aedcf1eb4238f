import { createTransport } from "nodemailer";
import { asciiAddress } from "#app/platform/text/mail-address.ts";
import type { Settings } from "#app/platform/settings.server.ts";
import type { Transport, NamedLetter } from "./transport.server.ts";
import type { DeliveryProblem } from "./message.ts";

/** How long a mail server is waited for, in milliseconds. */
export interface MailPatience {
  /** From the first look-up of its name until its greeting. */
  greeting: number;
  /** For each answer after that. */
  answer: number;
}

/**
 * RFC 5321 §4.5.3.2: five minutes for the greeting, and ten for the answer after the final dot, the longest of all. A server
 * that is given up earlier may still deliver, and then its mail comes twice.
 */
export const usualPatience: MailPatience = { greeting: 5 * 60_000, answer: 10 * 60_000 };

/** When the process stops: so long a server that has the whole message may still answer. */
const lastWordMilliseconds = 5000;

/** E-mail over SMTP. The Message-ID follows from the letter's name, so that a mail server can drop a repeat. */
export function openMailTransport(
  { smtpUrl, from }: NonNullable<Settings["mail"]>,
  publicUrl: string,
  patience: MailPatience = usualPatience,
): Transport {
  const host = new URL(publicUrl).hostname;
  return {
    deliver: async (letter, stopping) => {
      const handOver = watchHandOver();
      // One connection a letter, so that what the library says of the hand-over is about this one.
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

function mailOf({ name, to, subject, text }: NamedLetter, from: string, host: string) {
  return {
    messageId: `<${name}@${host}>`,
    from,
    // An object is taken as one address as it stands; a text could name several.
    to: { name: "", address: asciiAddress(to) ?? to },
    subject,
    text,
    headers: {
      // RFC 3834 §5; the second is what Exchange looks at instead.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

interface HandOver {
  /** True once the whole message with its final dot was given to the connection: from then on it may be delivered. */
  isDone(): boolean;
  logger: Record<"trace" | "debug" | "info" | "warn" | "error" | "fatal" | "level", (...entry: unknown[]) => void>;
}

/** The library says in its log that the message is out, and nowhere else; what it says besides is not kept. */
function watchHandOver(): HandOver {
  let isOut = false;
  const ignore = () => undefined;
  const info = (entry: unknown) => {
    isOut ||= typeof entry === "object" && entry !== null && "tnx" in entry && entry.tnx === "message";
  };
  const logger = { trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore, level: ignore };
  return { isDone: () => isOut, logger };
}

/** Ends a delivery when the process stops: at once, or after the last word of a server that has the whole message. */
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
 * What went wrong, by the command that the server answered and its code (RFC 5321 §4.2.1: 4yz passes, 5yz stays). An answer to
 * a recipient or to the message is about this message; anything else is about the server. 421 means that it is closing.
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
