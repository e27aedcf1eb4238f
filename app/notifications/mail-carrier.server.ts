import { createTransport } from "nodemailer";
import type { Settings } from "#app/platform/settings.server.ts";
import type { Carrier } from "./carrier.server.ts";
import type { DeliveryProblem } from "./message.ts";

/** Milliseconds; all of them together stay far below the time for which a message is claimed. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** E-mail over SMTP. The Message-ID follows from the letter's name, so that a mail server can drop a repeat. */
export function openMailCarrier({ smtpUrl, from }: NonNullable<Settings["mail"]>, publicUrl: string): Carrier {
  const transport = createTransport({ url: smtpUrl, ...patience });
  const host = new URL(publicUrl).hostname;
  return {
    deliver: async ({ name, to, subject, text }) => {
      try {
        await transport.sendMail({
          messageId: `<${name}@${host}>`,
          from,
          // An object is taken as one address as it stands; a text could name several.
          to: { name: "", address: to },
          subject,
          text,
          headers: { "Auto-Submitted": "auto-generated" },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return undefined;
      } catch (error) {
        return mailProblem(error);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

/** What went wrong by nodemailer's code and the server's answer (RFC 5321 §4.2.1: 4yz passes, 5yz stays). */
function mailProblem(error: unknown): DeliveryProblem {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (code === "EAUTH" || code === "ENOAUTH" || code === "EOAUTH2") return "credentials";
  if (code === "ETIMEDOUT") return "timeout";
  const isRefusal = code === "EENVELOPE" || code === "EMESSAGE";
  if (isRefusal && (typeof responseCode !== "number" || responseCode >= 500)) return "refused";
  return typeof responseCode === "number" ? "server" : "connection";
}
