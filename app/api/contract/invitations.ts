import { z } from "zod";
import { languages } from "#app/i18n/languages.ts";
import { obstacles } from "#app/invitations/invitation.ts";
import { defineRoute } from "./route.ts";

/** One invitation to rate, sent at once to an address that the product does not store. */
export const sendInvitationRoute = defineRoute({
  name: "sendInvitation",
  method: "POST",
  path: "/dossiers/{number}/invitation",
  scope: "invitations.send",
  parameters: z.strictObject({ number: z.string().min(1).max(200).meta({ description: "Số hồ sơ" }) }),
  query: z.strictObject({}),
  body: z.strictObject({
    channel: z.enum(["email", "sms"]),
    to: z.string().max(300).meta({ description: "One e-mail address or one Vietnamese mobile number; never stored" }),
    language: z.enum(languages).default("vi").meta({ description: "The language of the message" }),
  }),
  content: {
    type: "application/json",
    schema: z.object({
      outcome: z.enum(["sent", "perhaps-sent", "not-sent"]).meta({
        description: "perhaps-sent: the receiving server did not answer, and the message is not sent again",
      }),
      reason: z
        .enum([...obstacles, "sent-before", "refused-by-receiver", "undeliverable"])
        .nullable()
        .meta({ description: "Why it was not sent; only not-ready and undeliverable are worth another request" }),
    }),
  },
  statuses: [200],
  mostBytes: 4096,
  example: { channel: "email", to: "nguoi.nop@example.vn" },
  exampleParameters: { number: "H13.18-261102-0001" },
});
