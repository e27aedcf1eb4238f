import type { Db } from "#db/engine.ts";
import type { Emblem } from "./emblem.ts";

const shownColumns = ["digest", "width", "height", "alternative"] as const;

/** The emblem of an office; null if it has none. */
export async function findEmblem(db: Db, officeId: string): Promise<Emblem | null> {
  const found = await db
    .selectFrom("office_emblems")
    .where("office_id", "=", officeId)
    .select(shownColumns)
    .executeTakeFirst();
  return found ?? null;
}

/** The emblem on pages that belong to no office: that of the only office; null where there are several. */
export async function findOnlyEmblem(db: Db): Promise<Emblem | null> {
  const offices = await db.selectFrom("offices").select("id").limit(2).execute();
  const [only] = offices;
  return only === undefined || offices.length > 1 ? null : findEmblem(db, only.id);
}

/** The picture with this digest; undefined if no office has it any more. */
export async function findPicture(db: Db, digest: string): Promise<{ type: string; content: Buffer } | undefined> {
  const found = await db
    .selectFrom("office_emblems")
    .where("digest", "=", digest)
    .select(["type", "content"])
    .executeTakeFirst();
  return found === undefined ? undefined : { type: found.type, content: Buffer.from(found.content, "base64") };
}
