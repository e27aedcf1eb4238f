import type { Context } from "#app/platform/context.server.ts";
import type { Incident } from "#app/platform/incident.server.ts";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
  /** What the HTTP process passes to every loader and action. */
  interface AppLoadContext extends Context {
    /** Holds the error of this request, if one occurs. */
    incident: Incident;
  }
}
