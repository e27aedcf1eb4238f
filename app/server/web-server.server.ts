import { createServer, type Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import type { Context } from "#app/platform/context.server.ts";
import { loggedPath } from "#app/platform/logged-path.ts";
import { apiRoute } from "./api-route.server.ts";
import { limitAnswerTime } from "./answer-time.server.ts";
import { failureRoute } from "./failures.server.ts";
import {
  limitBody,
  refuseForeignOrigin,
  refuseUnknownMethods,
  refuseUnused,
  securityHeaders,
  normalizeAddress,
  type InlineStyle,
} from "./guards.server.ts";
import { healthRoutes } from "./health.server.ts";
import { watchSockets } from "./open-sockets.server.ts";
import { remixRoute } from "./remix-route.server.ts";
import { tapRoute } from "./tap-route.server.ts";
import { answerUnreadable } from "./unreadable-requests.server.ts";
import { dropUnreadBody } from "./unread-body.server.ts";

/** The source of the pages: the built product, or Vite during development. */
export interface PageSource {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Handlers for the files that pages refer to: built assets, or Vite's middleware. */
  assets: RequestHandler[];
  /** Whether an error page may show the place in the code. */
  mode: "production" | "development";
  /** The inline style of citizens' pages; absent during development, when it changes. */
  inlineStyle?: InlineStyle;
}

export interface WebServer {
  server: Server;
  /** Makes `/health/ready` answer 503, while requests are still accepted. */
  reportStopping(): void;
  /** Accepts no new requests, waits for the running ones, then resolves. */
  stop(): Promise<void>;
}

const hour = 3_600_000;

/** The HTTP process: headers, limits, health, static files, taps, the API, then Remix. */
export function createWebServer(context: Context, source: PageSource): WebServer {
  let stopping = false;
  const app = express();
  app.disable("x-powered-by");
  // One proxy: the last address in X-Forwarded-For is the one it saw; a client can set those before it.
  app.set("trust proxy", context.settings.trustProxy ? 1 : false);
  app.use(securityHeaders(context.settings, source.inlineStyle));
  app.use(normalizeAddress(context));
  app.use(healthRoutes(context, () => stopping));
  app.use(compression());
  app.use(...source.assets);
  app.use(express.static("public", { maxAge: hour }));
  app.use(logRequests(context), limitAnswerTime(context), dropUnreadBody);
  app.use(refuseUnknownMethods(context), refuseUnused(context), refuseForeignOrigin(context), limitBody(context));
  app.use(tapRoute(context), apiRoute(context));
  app.all("*", remixRoute(context, source));
  app.use(failureRoute(context));
  // An HTTP/1.1 request without Host reaches the guards, which answer it with a page, unlike Node.
  const server = createServer({ requireHostHeader: false }, app);
  server.requestTimeout = 5 * 60_000;
  answerUnreadable(context, server, source.inlineStyle?.text ?? "");
  const sockets = watchSockets(server);
  return {
    server,
    reportStopping: () => {
      stopping = true;
    },
    stop: () => {
      stopping = true;
      return new Promise((resolve) => {
        // A keep-alive connection becomes idle only after its last response.
        const sweep = setInterval(() => {
          sockets.endIdle();
        }, 20);
        sockets.endIdle();
        server.close(() => {
          clearInterval(sweep);
          resolve();
        });
      });
    },
  };
}

/** Logs one line per response: method, path without codes and references, status, milliseconds. */
function logRequests(context: Context) {
  return (request: Request, response: Response, next: NextFunction) => {
    const begin = performance.now();
    response.on("finish", () => {
      const path = loggedPath(request.path);
      const milliseconds = Math.round(performance.now() - begin);
      context.log.info({ method: request.method, path, status: response.statusCode, milliseconds }, "answered");
    });
    next();
  };
}
