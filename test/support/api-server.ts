import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Context } from "#app/platform/context.server.ts";
import { createWebServer } from "#app/server/web-server.server.ts";

/** Serves the product over HTTP without its pages until the test ends; returns its address. */
export async function givenApiServer(context: Context): Promise<string> {
  const web = createWebServer(context, {
    build: () => Promise.reject(new Error("the pages are not built")),
    assets: [
      (_request, _response, next) => {
        next();
      },
    ],
    mode: "production",
  });
  web.server.listen(0, "localhost");
  await once(web.server, "listening");
  onTestFinished(async () => {
    web.server.closeAllConnections();
    await web.stop();
  });
  return `http://localhost:${String((web.server.address() as AddressInfo).port)}`;
}
