import { Router } from "express";
import type { Context } from "#app/platform/context.server.ts";

/** `/health/live`: the process answers. `/health/ready`: it also reaches its database and is not stopping. */
export function healthRoutes(context: Context, isStopping: () => boolean): Router {
  const router = Router();
  router.get("/health/live", (_request, response) => {
    response.json({ status: "live" });
  });
  router.get("/health/ready", (_request, response) => {
    void isReady(context, isStopping).then((ready) => {
      response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not ready" });
    });
  });
  return router;
}

async function isReady(context: Context, isStopping: () => boolean): Promise<boolean> {
  if (isStopping()) return false;
  try {
    await context.db.selectFrom("offices").select("id").limit(1).execute();
    return true;
  } catch (error) {
    context.log.error({ err: error }, "database not reached");
    return false;
  }
}
