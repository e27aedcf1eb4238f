import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerWithEmblem } from "#app/offices/answer-with-emblem.server.ts";

/** The emblem of an office, for everybody. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  return answerWithEmblem(context, request, params["digest"] ?? "");
}
