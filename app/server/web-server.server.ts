import { createServer, type Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import type { Context } from "#app/platform/context.server.ts";
import { loggedPath } from "#app/platform/logged-path.ts";
import { boundAnswerTime } from "./answer-time.server.ts";
import { failureRoute } from "./failures.server.ts";
import {
  limitBody,
  refuseForeignOrigin,
  refuseUnknownMethods,
  refuseUnused,
  securityHeaders,
  settleAddress,
  type InlineStyle,
} from "./guards.server.ts";
import { healthRoutes } from "./health.server.ts";
import { watchSockets } from "./open-sockets.server.ts";
import { remixRoute } from "./remix-route.server.ts";
import { tapRoute } from "./tap-route.server.ts";
import { answerUnreadable } from "./unreadable-requests.server.ts";
import { passOverUnreadBody } from "./unread-body.server.ts";

/** Where the pages come from: the built product, or Vite while developing. */
export interface PageSource {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves the files the pages name: built assets, or Vite's own middleware. */
  assets: RequestHandler[];
  /** Whether an error page may show where in the code it happened. */
  mode: "production" | "development";
  /** The citizen's inline style; absent while developing, when it changes under the hand. */
  inlineStyle?: InlineStyle;
}

export interface WebServer {
  server: Server;
  /** From now on `/health/ready` answers 503, while requests are still taken. */
  sayStopping(): void;
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
  app.use(securityHeaders(context.settings, source.inlineStyle));
  app.use(settleAddress(context));
  app.use(healthRoutes(context, () => stopping));
  app.use(compression());
  app.use(...source.assets);
  app.use(express.static("public", { maxAge: hour }));
  app.use(logRequests(context), boundAnswerTime(context), passOverUnreadBody);
  app.use(refuseUnknownMethods(context), refuseUnused(context), refuseForeignOrigin(context), limitBody(context));
  app.use(tapRoute(context));
  app.all("*", remixRoute(context, source));
  app.use(failureRoute(context));
  const server = createServer(app);
  server.requestTimeout = 5 * 60_000;
  answerUnreadable(context, server, source.inlineStyle?.text ?? "");
  const sockets = watchSockets(server);
  return {
    server,
    sayStopping: () => {
      stopping = true;
    },
    stop: () => {
      stopping = true;
      return new Promise((resolve) => {
        // A connection that is kept alive becomes idle only when its last answer is out.
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

/** One line an answer: method, path without codes and references, status, milliseconds. */
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
