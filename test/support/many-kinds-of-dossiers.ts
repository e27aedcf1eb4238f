import { expect } from "vitest";
import { addDays, day, dayOf, type Day } from "#app/platform/day.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { openTestContext } from "./context.ts";
import { importBytes, registerFile, registerRow } from "./register.ts";
import { givenOffice } from "./story.ts";

const ways = ["Trực tiếp", "Trực tuyến toàn trình", "Trực tuyến một phần", "Bưu chính"];
const written = (on: Day) => on.split("-").reverse().join("/");

/** A hundred and thirty dossiers of every kind; every third one is rated, one of those ratings is set aside. */
export async function givenOfficeOf130() {
  const { context } = await openTestContext();
  const officeId = await givenOffice(context);
  const rows = Array.from({ length: 130 }, (_, index) => {
    const received = addDays(day("2026-10-01"), Math.floor(index / 3));
    const due = index % 11 === 0 ? "" : written(addDays(received, 4 + (index % 9)));
    const finished = index % 4 === 3 ? "" : written(addDays(received, 2 + (index % 7)));
    return registerRow({
      number: `H13.18-2610-${String(index + 1).padStart(4, "0")}`,
      code: `2.00${String(2385 + (index % 3))}`,
      procedure: `Thủ tục ${String(index % 3)}`,
      received: `${written(received)} 08:00`,
      due,
      finished,
      state: finished === "" ? "Đang giải quyết" : "Đã trả kết quả",
      channel: ways[index % 4] ?? "",
      counter: `Quầy ${String(1 + (index % 2))}`,
      unit: `Phòng ${String(1 + (index % 5))}`,
    });
  });
  const { counts } = await importBytes(context, officeId, registerFile(...rows));
  expect(counts).toMatchObject({ created: 130 });
  const receipts = await context.db
    .selectFrom("receipts")
    .orderBy("dossier_id")
    .select(["code", "dossier_id"])
    .execute();
  for (const { code } of receipts.filter((_, index) => index % 3 === 0)) {
    await giveRating(context, { code, score: 4, source: "phone", language: "vi" });
  }
  const setAside = receipts[0]?.dossier_id ?? "";
  await context.db
    .updateTable("ratings")
    .set({ set_aside_at: context.clock.now() })
    .where("dossier_id", "=", setAside)
    .execute();
  return { context, officeId, setAside, today: dayOf(context.clock.now()) };
}
