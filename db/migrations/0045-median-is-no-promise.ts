import type { Migration } from "kysely/migration";
import type { Db } from "../engine.ts";

/** How the plan of Ho Chi Minh City cites "không quá 05 ngày làm việc" in targets that were adopted from it. */
const promise = "Phụ lục, Mục III.5";

/**
 * The plan of Ho Chi Minh City was adopted with "at most five days" as a target of the median, which says nothing about
 * how many answers came late. The target of the share answered on time says it; that of the median is withdrawn.
 */
export const medianIsNoPromise: Migration = {
  async up(kysely) {
    const db = kysely as Db;
    const targets = await db
      .selectFrom("targets")
      .where("figure", "=", "answer-days")
      .where("comparison", "=", "at-most")
      .where("value", "=", 5)
      .where("source", "like", `Kế hoạch số 155/KH-SKHCN%${promise}`)
      .select(["id", "valid_from"])
      .execute();
    for (const { id, valid_from: from } of targets) {
      await db
        .updateTable("targets")
        .set({ valid_until: dayBefore(from) as typeof from })
        .where("id", "=", id)
        .execute();
    }
  },
};

function dayBefore(day: string): string {
  const midnight = new Date(`${day}T00:00:00Z`);
  midnight.setUTCDate(midnight.getUTCDate() - 1);
  return midnight.toISOString().slice(0, 10);
}
