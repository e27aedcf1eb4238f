import { z } from "zod";
import { channels, dossierStates, returnWays } from "#app/dossiers/dossier.ts";
import { defineRoute } from "./route.ts";

/** Dossiers as other software sends and reads them. Nothing about the applicant is accepted. */

/** The most dossiers in one request. */
export const mostDossiers = 1000;

const noParameters = z.strictObject({});
const numberParameter = z.strictObject({
  number: z.string().min(1).max(200).meta({ description: "Số hồ sơ" }),
});

const text = (description: string) => z.string().max(1000).meta({ description });
const optional = (description: string) => z.string().max(1000).nullable().optional().meta({ description });

const procedureSent = z.strictObject({
  code: text("Mã TTHC, such as 2.002385"),
  name: text("Tên thủ tục hành chính"),
  field: optional("Lĩnh vực"),
});

const dossierSent = z.strictObject({
  procedure: procedureSent,
  channel: text(`Hình thức nộp: ${channels.join(", ")}, or a word that a register may have`),
  receivedAt: text("Ngày tiếp nhận: a day or an instant (ISO 8601); without an offset in Vietnamese time"),
  dueAt: optional("Ngày hẹn trả, in the same form"),
  finishedAt: optional("Ngày trả kết quả, in the same form"),
  state: optional(`Trạng thái: ${dossierStates.join(", ")}, or a word that a register may have`),
  returnedBy: optional(`Hình thức trả kết quả: ${returnWays.join(", ")}, or a word that a register may have`),
  counter: optional("Quầy tiếp nhận"),
  unit: optional("Đơn vị xử lý"),
  ratingCode: optional(
    "Mã đánh giá: the code of a label issued in advance, or the address in its QR code; bound to the dossier. A code that is unknown, of another office or of another dossier refuses the dossier",
  ),
});
export type DossierSent = z.output<typeof dossierSent>;

const receiptSchema = z.object({
  code: z.string().meta({ description: "The receipt code, such as XXXXX-XXXXX" }),
  url: z.string().meta({ description: "The address to print as a QR code or to send" }),
  openUntil: z.string().nullable().meta({ description: "The last day to rate; null while there is no result" }),
});

const findingSchema = z.object({
  at: z.string().meta({ description: "JSON Pointer into the item; empty for the whole item" }),
  reason: z.string().meta({ description: "The reason as a word that never changes" }),
  text: z.string(),
});

const savedSchema = z.object({
  number: z.string().meta({ description: "Số hồ sơ as it is stored" }),
  outcome: z.enum(["created", "updated", "unchanged", "refused"]),
  receipt: receiptSchema.nullable().meta({ description: "Null if the dossier is not stored" }),
  problems: z.array(findingSchema).meta({ description: "Why it was refused" }),
  remarks: z.array(findingSchema).meta({ description: "What was noticed although it is stored" }),
});
export type SavedDossier = z.output<typeof savedSchema>;

const foundSchema = z.object({
  number: z.string(),
  procedure: z.object({ code: z.string(), name: z.string(), field: z.string() }),
  channel: z.enum(channels),
  state: z.enum(dossierStates),
  receivedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  returnedBy: z.enum(returnWays).nullable(),
  counter: z.string().nullable(),
  unit: z.string().nullable(),
  receipt: receiptSchema,
});

const exampleDossier = {
  procedure: { code: "2.002385", name: "Khai báo thiết bị X-quang chẩn đoán trong y tế", field: "An toàn bức xạ" },
  channel: "counter",
  receivedAt: "2026-11-02T08:30:00+07:00",
  dueAt: "2026-11-09T17:00:00+07:00",
  state: "in-progress",
  counter: "Quầy 2",
  unit: "Phòng Quản lý Chuyên ngành",
};
const exampleNumber = "H13.18-261102-0001";
const exampleParameters = { number: exampleNumber };

export const saveDossiersRoute = defineRoute({
  name: "saveDossiers",
  method: "POST",
  path: "/dossiers",
  scope: "dossiers.write",
  parameters: noParameters,
  query: noParameters,
  body: z.strictObject({
    dossiers: z
      .array(dossierSent.extend({ number: text("Số hồ sơ") }))
      .min(1)
      .max(mostDossiers),
  }),
  content: {
    type: "application/json",
    schema: z.object({
      counts: z.object({ created: z.int(), updated: z.int(), unchanged: z.int(), refused: z.int() }),
      items: z.array(savedSchema).meta({ description: "In the order of the request" }),
    }),
  },
  statuses: [200],
  mostBytes: 2 * 1024 * 1024,
  example: { dossiers: [{ number: exampleNumber, ...exampleDossier }] },
});

export const saveDossierRoute = defineRoute({
  name: "saveDossier",
  method: "PUT",
  path: "/dossiers/{number}",
  scope: "dossiers.write",
  parameters: numberParameter,
  query: noParameters,
  body: dossierSent,
  content: { type: "application/json", schema: savedSchema },
  statuses: [200, 201],
  mostBytes: 64 * 1024,
  example: exampleDossier,
  exampleParameters,
});

export const findDossierRoute = defineRoute({
  name: "findDossier",
  method: "GET",
  path: "/dossiers/{number}",
  scope: "dossiers.read",
  parameters: numberParameter,
  query: noParameters,
  body: undefined,
  content: { type: "application/json", schema: foundSchema },
  statuses: [200],
  mostBytes: 0,
  exampleParameters,
});

export const findReceiptRoute = defineRoute({
  name: "findReceipt",
  method: "GET",
  path: "/dossiers/{number}/receipt",
  scope: "dossiers.read",
  parameters: numberParameter,
  query: noParameters,
  body: undefined,
  content: { type: "application/json", schema: receiptSchema },
  statuses: [200],
  mostBytes: 0,
  exampleParameters,
});

export const receiptSvgRoute = defineRoute({
  name: "findReceiptQrSvg",
  method: "GET",
  path: "/dossiers/{number}/receipt.svg",
  scope: "dossiers.read",
  parameters: numberParameter,
  query: noParameters,
  body: undefined,
  content: { type: "image/svg+xml" },
  statuses: [200],
  mostBytes: 0,
  exampleParameters,
});

export const receiptPngRoute = defineRoute({
  name: "findReceiptQrPng",
  method: "GET",
  path: "/dossiers/{number}/receipt.png",
  scope: "dossiers.read",
  parameters: numberParameter,
  query: noParameters,
  body: undefined,
  content: { type: "image/png" },
  statuses: [200],
  mostBytes: 0,
  exampleParameters,
});
