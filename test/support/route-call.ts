import type { AppLoadContext } from "@remix-run/node";
import type { Context } from "#app/platform/context.server.ts";

export interface Called {
  cookie?: string;
  /** The fields of a posted form; without it the page is opened. */
  form?: Record<string, string>;
  params?: Record<string, string>;
}

/** A call of a route as a browser makes it; each has a context of its own, as in the server. */
export function routeCall(context: Context, path: string, { cookie = "", form, params = {} }: Called) {
  const request = new Request(`http://localhost:3000${path}`, {
    method: form === undefined ? "GET" : "POST",
    headers: { Cookie: cookie.split(";", 1)[0] ?? "" },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  return { context: { ...context } as AppLoadContext, request, params };
}

/** The status of an answer, and where it leads. */
export async function routeAnswer(answer: Promise<unknown>): Promise<{ status: number; to: string | null }> {
  const given = await answer.catch((error: unknown) => {
    if (error instanceof Response) return error;
    throw error;
  });
  if (given instanceof Response) return { status: given.status, to: given.headers.get("Location") };
  return { status: (given as { init?: { status?: number } | null }).init?.status ?? 200, to: null };
}
