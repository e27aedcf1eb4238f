import { inTransaction } from "#db/engine.ts";
import { announce } from "#app/notifications/announce.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes } from "#app/platform/day.ts";
import { eachByItself } from "#app/platform/each-by-itself.ts";
import { writeReport } from "#app/reports/printing/write-report.server.ts";
import { findReport } from "#app/reports/report/find-report.server.ts";
import { listDueSendings, openAddresses } from "./plan-sending.server.ts";

/** What a round of sending came to. */
export interface SendingCounts extends Record<string, number> {
  messages: number;
  dropped: number;
}

/** How long an e-mail with a report is worth sending. */
const usefulMinutes = 7 * 24 * 60;

type DueSending = Awaited<ReturnType<typeof listDueSendings>>[number];

/**
 * Hands the reports whose time has come to the outbox, as PDF, one message an address. Can be called at any time and from
 * several processes: one of them hands a sending over. A report whose approval was taken back is not sent. A sending whose
 * addresses another SECRET encrypted waits.
 */
export async function sendReports(context: Context): Promise<SendingCounts> {
  const counts: SendingCounts = { messages: 0, dropped: 0 };
  await eachByItself(await listDueSendings(context.db, context.clock.now()), async (sending) => {
    const addresses = openAddresses(context.settings.secret, sending.id, sending.sealed);
    if (addresses === undefined) return;
    const handedOver = await handOver(context, sending, addresses);
    if (handedOver === "dropped") counts.dropped += 1;
    else counts.messages += handedOver;
  });
  return counts;
}

async function handOver(context: Context, sending: DueSending, addresses: string[]): Promise<number | "dropped"> {
  const { db, clock } = context;
  const report = (await findReport(db, sending.officeId, sending.reportId))?.report;
  const isApproved = report !== undefined && report.state !== "draft";
  // The file is made before the transaction, which holds others up.
  const file = isApproved ? (await writeReport(report, "pdf")).toString("base64") : "";
  return inTransaction(db, async (tx) => {
    const current = await tx
      .selectFrom("reports")
      .innerJoin("offices", "offices.id", "reports.office_id")
      .where("reports.id", "=", sending.reportId)
      .select(["reports.state", "reports.edits", "offices.name as officeName"])
      .executeTakeFirstOrThrow();
    // Another text was approved in the meantime: the next round takes that one.
    if (isApproved && current.state !== "draft" && current.edits !== report.edits) return 0;
    const now = clock.now();
    const state = isApproved && current.state !== "draft" ? "handed-over" : "dropped";
    const { numUpdatedRows } = await tx
      .updateTable("report_sendings")
      .set({ state, ended_at: now })
      .where("id", "=", sending.id)
      .where("state", "=", "waiting")
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return 0;
    if (report === undefined || state === "dropped") return "dropped";
    for (const [index, to] of addresses.entries()) {
      await announce(context, tx, {
        officeId: sending.officeId,
        key: `report:${sending.id}:${String(index)}`,
        channel: "email",
        to,
        language: "vi",
        message: {
          kind: "report",
          officeName: current.officeName,
          report: report.name,
          from: report.frozen.from,
          cutOff: report.frozen.cutOff,
        },
        attachments: [{ name: `bao-cao-${report.frozen.cutOff}.pdf`, type: "application/pdf", content: file }],
        usefulUntil: addMinutes(now, usefulMinutes),
      });
    }
    return addresses.length;
  });
}
