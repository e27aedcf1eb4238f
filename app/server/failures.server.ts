import type { NextFunction, Request, Response } from "express";
import { isUnavailable } from "#db/engine.ts";
import type { Context } from "#app/platform/context.server.ts";
import { openIncident, type Incident } from "#app/platform/incident.server.ts";
import { loggedPath } from "#app/platform/logged-path.ts";
import type { TypedField } from "#app/platform/forms/typed-fields.server.ts";
import { problemKindOf } from "#app/ui/problem-kind.ts";
import { answerProblem, type ProblemKind } from "./problem-page.server.ts";

/** Turns every error of a request into one log line with the error and one page with its number. */

interface Failure {
  incident: Incident;
  /** The submitted form, which the page offers again if it could not be saved. */
  typed?: readonly TypedField[] | undefined;
  /** Whether a tap on the five faces failed, for which the page has its own text. */
  isTap?: boolean;
}

/**
 * Logs the incident's error at error level and answers 503 if the database is unavailable, else 500. A form is offered
 * again if it could not be saved; a tap always, because it counts once however often it is sent.
 */
export function answerFailure(context: Context, request: Request, response: Response, failure: Failure): void {
  const { incident, typed, isTap = false } = failure;
  const isAway = isUnavailable(incident.error);
  logFailure(context, request, incident, isAway);
  const isReading = request.method === "GET" || request.method === "HEAD";
  answerProblem(request, response, {
    status: isAway ? 503 : 500,
    kind: kindOf(isAway, isReading, isTap),
    incident: incident.number,
    ...((isAway || isTap) && !isReading && typed !== undefined && typed.length > 0 ? { again: typed } : {}),
  });
}

function logFailure(context: Context, request: Request, incident: Incident, isAway: boolean): void {
  const asked = { incident: incident.number, method: request.method, path: loggedPath(request.path) };
  context.log.error({ err: incident.error, ...asked }, isAway ? "database unavailable" : "request failed");
}

function kindOf(isAway: boolean, isReading: boolean, isTap: boolean): ProblemKind {
  if (isTap) return "tapNotRecorded";
  if (!isAway) return "broken";
  return isReading ? "unavailable" : "notRecorded";
}

/**
 * Answers a mistake of the client. Logged as refused, at the level of ordinary answers, so that no stranger can fill
 * the log with errors.
 */
export function refuse(
  context: Context,
  request: Request,
  response: Response,
  refusal: { status: number; kind: ProblemKind },
) {
  const { number } = openIncident();
  const asked = { incident: number, method: request.method, path: loggedPath(request.path) };
  context.log.info({ ...asked, status: refusal.status, reason: refusal.kind }, "refused");
  answerProblem(request, response, { ...refusal, incident: number });
}

/**
 * The last handler of every request: for errors of Express itself, of static files and of any handler that passed one
 * to `next`.
 */
export function failureRoute(context: Context) {
  // Express recognizes an error handler by its four parameters.
  return (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const status = statusOf(error);
    if (status < 500)
      refuse(context, request, response, { status, kind: status === 400 ? "badAddress" : problemKindOf(status) });
    else answerFailure(context, request, response, { incident: failed(error) });
  };
}

/** Makes an incident of a new error. */
export function failed(error: unknown): Incident {
  return Object.assign(openIncident(), { error });
}

/** Express puts the HTTP status of a client's mistake into the error. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
