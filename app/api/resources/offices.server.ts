import { handle } from "#app/api/answering/handle.server.ts";
import { listOfficesRoute } from "#app/api/contract/offices.ts";

const listOffices = handle(listOfficesRoute, async ({ context: { db }, caller: { officeId } }) => {
  const office = await db
    .selectFrom("offices")
    .where("id", "=", officeId)
    .select(["slug", "name", "parent_name as parentName", "contact_line as contactLine"])
    .select(["minimum_answers as minimumAnswers", "rating_open_days as ratingOpenDays"])
    .executeTakeFirstOrThrow();
  const counters = await db
    .selectFrom("counters")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .orderBy("name")
    .select(["name", "code"])
    .execute();
  const units = await db
    .selectFrom("units")
    .where("office_id", "=", officeId)
    .where("merged_into", "is", null)
    .orderBy("name")
    .select(["name"])
    .execute();
  return { body: { offices: [{ ...office, counters, units }] } };
});

export const officeRoutes = [listOffices];
