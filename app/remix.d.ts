import type { Context } from "#app/platform/context.server.ts";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
  /** What the HTTP process hands to every loader and action. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging is the point
  interface AppLoadContext extends Context {}
}
