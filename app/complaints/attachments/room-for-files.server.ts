import { statfs } from "node:fs/promises";
import type { Db } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { isRoomLeft, type RoomForFiles } from "./room.ts";

export async function findRoomForFiles({ db, settings }: Pick<Context, "db" | "settings">): Promise<RoomForFiles> {
  const [used, disk] = await Promise.all([usedBytes(db), statfs(settings.dataFolder).catch(() => undefined)]);
  return {
    used,
    quota: settings.attachmentsQuota,
    // If the system reports no free space, or the folder does not exist yet, only the quota decides.
    free: disk === undefined ? Number.MAX_SAFE_INTEGER : disk.bavail * disk.bsize,
    leftFree: settings.freeDisk,
  };
}

/** Whether a form's files are taken now; where not, the log says so. */
export async function hasRoomForFiles(context: Context): Promise<boolean> {
  const room = await findRoomForFiles(context);
  if (isRoomLeft(room)) return true;
  context.log.error(room, "no room left for files of complaints");
  return false;
}

async function usedBytes(db: Db): Promise<number> {
  const row = await db
    .selectFrom("attachments")
    .select(({ fn }) => fn.sum<number | null>("bytes").as("bytes"))
    .executeTakeFirst();
  return row?.bytes ?? 0;
}
