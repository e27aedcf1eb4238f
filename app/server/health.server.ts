import { Router } from "express";
import type { Context } from "#app/platform/context.server.ts";
import { openReadiness } from "./readiness.server.ts";

/**
 * `/health/live`: the process answers; uses neither database nor files. `/health/ready`: the process can store data and
 * is not stopping.
 */
export function healthRoutes(context: Context, isStopping: () => boolean): Router {
  const router = Router();
  const readiness = openReadiness(context);
  router.get("/health/live", (_request, response) => {
    response.json({ status: "live" });
  });
  router.get("/health/ready", (_request, response, next) => {
    void (async () => {
      if (isStopping()) response.status(503).json({ status: "stopping" });
      else if (await readiness.check()) response.json({ status: "ready" });
      else response.status(503).json({ status: "not ready" });
    })().catch(next);
  });
  return router;
}
