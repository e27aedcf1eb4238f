import { createServer, type Server } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import type { Context } from "#app/platform/context.server.ts";
import { limitBody, refuseForeignOrigin, refuseNul, refuseUnknownMethods, securityHeaders } from "./guards.server.ts";
import { healthRoutes } from "./health.server.ts";
import { tapRoute } from "./tap-route.server.ts";
import { visitorOf } from "./visitor.server.ts";

/** Where the pages come from: the built product, or Vite while developing. */
export interface PageSource {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves the files the pages name: built assets, or Vite's own middleware. */
  assets: RequestHandler[];
  /** Whether an error page may show where in the code it happened. */
  mode: "production" | "development";
  /** SHA-256 of the citizen's inline style, in base64; absent while developing, when it changes under the hand. */
  styleHash?: string;
}

export interface WebServer {
  server: Server;
  /** Takes no new requests, lets the running ones finish, then resolves. */
  stop(): Promise<void>;
}

const hour = 3_600_000;

/** The HTTP process: headers, limits, health, static files, taps, then Remix. */
export function createWebServer(context: Context, source: PageSource): WebServer {
  let stopping = false;
  const app = express();
  app.disable("x-powered-by");
  // One proxy: the last address of X-Forwarded-For is the one it saw, those before it are whatever a client wrote.
  app.set("trust proxy", context.settings.trustProxy ? 1 : false);
  app.use(securityHeaders(context.settings, source.styleHash));
  app.use(healthRoutes(context, () => stopping));
  app.use(compression());
  app.use(...source.assets);
  app.use(express.static("public", { maxAge: hour }));
  app.use(refuseUnknownMethods, refuseNul, refuseForeignOrigin(context.settings), limitBody);
  app.use(logRequests(context));
  app.use(tapRoute(context));
  app.all("*", remix(context, source));
  const server = createServer(app);
  server.requestTimeout = 5 * 60_000;
  return {
    server,
    stop: () => {
      stopping = true;
      return new Promise((resolve) => {
        // A connection that is kept alive becomes idle only when its last answer is out.
        const sweep = setInterval(() => {
          server.closeIdleConnections();
        }, 50);
        server.close(() => {
          clearInterval(sweep);
          resolve();
        });
      });
    },
  };
}

function remix(context: Context, source: PageSource): RequestHandler {
  const answer = createRequestHandler({
    build: source.build,
    mode: source.mode,
    getLoadContext: (request, response) => ({
      ...context,
      nonce: String(response.locals["nonce"]),
      visitor: visitorOf(request),
    }),
  });
  return (request, response, next) => {
    // It hands its own errors to `next`.
    void answer(request, response, next);
  };
}

/** One line an answer: method, path pattern, status, milliseconds. Codes and references in paths are left out. */
function logRequests(context: Context) {
  return (request: Request, response: Response, next: NextFunction) => {
    const begin = performance.now();
    response.on("finish", () => {
      const path = request.path.replace(/^\/(r|t|inbox|kiosk)\/[^/]+/i, "/$1/…");
      const milliseconds = Math.round(performance.now() - begin);
      context.log.info({ method: request.method, path, status: response.statusCode, milliseconds }, "answered");
    });
    next();
  };
}
