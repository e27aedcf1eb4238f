import { z } from "zod";
import { complaintKinds, complaintSources, complaintStates } from "#app/complaints/case/complaint.ts";
import { longestText } from "#app/complaints/case/new-complaint.ts";
import { languages } from "#app/i18n/languages.ts";
import { nextSchema, pageQuery } from "./paging.ts";
import { defineRoute } from "./route.ts";

/** Problems, proposals and praise as other software reads and sends them. */

const day = z.string().meta({ format: "date" });

export const listComplaintsRoute = defineRoute({
  name: "listComplaints",
  method: "GET",
  path: "/complaints",
  scope: "complaints.read",
  parameters: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: undefined,
  content: {
    type: "application/json",
    schema: z.object({
      complaints: z.array(
        z.object({
          reference: z.string(),
          kind: z.enum(complaintKinds),
          state: z.enum(complaintStates),
          source: z.enum(complaintSources),
          receivedOn: day.meta({ description: "from and until are about it" }),
          answerOwed: z.boolean().meta({ description: "Whether an official answer is owed" }),
          dueOn: day.nullable().meta({ description: "Null if no answer is owed" }),
          answeredOn: day.nullable(),
          closedOn: day.nullable().meta({ description: "When it ended without an answer" }),
          dossier: z.string().nullable().meta({ description: "Số hồ sơ" }),
        }),
      ),
      next: nextSchema,
    }),
  },
  statuses: [200],
  mostBytes: 0,
});

const line = z.string().max(400);

export const sendComplaintRoute = defineRoute({
  name: "sendComplaint",
  method: "POST",
  path: "/complaints",
  scope: "complaints.write",
  parameters: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    kind: z.enum(complaintKinds),
    text: z.string().min(1).max(longestText),
    dossier: z.string().max(200).optional().meta({ description: "Số hồ sơ it is about" }),
    contact: z
      .strictObject({ name: line, address: line, phone: line, email: line.optional() })
      .optional()
      .meta({ description: "Who wants an answer; absent for an anonymous comment" }),
    consent: z
      .boolean()
      .default(false)
      .meta({ description: "Whether the sender agreed that the contact is stored; needed with contact" }),
    language: z.enum(languages).default("vi"),
    otherLaw: z
      .literal("anyway")
      .optional()
      .meta({ description: "The sender was told of khiếu nại and tố cáo and sends it all the same" }),
  }),
  content: {
    type: "application/json",
    schema: z.object({
      reference: z.string().meta({ description: "Mã tra cứu" }),
      secret: z.string().meta({ description: "The secret that belongs to it; hand both to the sender" }),
      statusUrl: z.string(),
      answerOwed: z.boolean(),
      dueOn: day.nullable(),
    }),
  },
  statuses: [201],
  mostBytes: 64 * 1024,
  example: { kind: "problem", text: "Quầy số 2 mở cửa muộn 30 phút sáng nay." },
});
