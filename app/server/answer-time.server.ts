import type { NextFunction, Request, Response } from "express";
import type { Context } from "#app/platform/context.server.ts";
import type { TypedField } from "#app/platform/forms/typed-fields.server.ts";
import { answerFailure, failed } from "./failures.server.ts";

/** Longest time from the complete request to its answer, in milliseconds; the largest file takes a few seconds. */
const longestAnswerMilliseconds = 60_000;

/** Limits the time of every response: if something inside hangs, the client gets a page instead of waiting for ever. */
export function limitAnswerTime(context: Context) {
  return (request: Request, response: Response, next: NextFunction) => {
    let timer: NodeJS.Timeout | undefined;
    const begin = () => {
      timer ??= setTimeout(() => {
        if (response.headersSent) return;
        const incident = failed(new Error("no answer in time"));
        // Set by the short way of a tap: the page offers to send it again.
        const tap = response.locals["tap"] as readonly TypedField[] | undefined;
        answerFailure(context, request, response, { incident, typed: tap, isTap: tap !== undefined });
      }, longestAnswerMilliseconds);
      timer.unref();
    };
    if (request.method === "POST" || request.method === "PUT") request.once("end", begin);
    else begin();
    response.once("close", () => {
      clearTimeout(timer);
    });
    next();
  };
}
