import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { may, type Permission } from "./permissions.ts";
import { findSignedIn, type SignedIn } from "./session.server.ts";

/** What a staff loader or action is given once the person is known and holds the permission. */
export interface StaffCall {
  context: Context;
  staff: SignedIn;
  request: Request;
  params: Readonly<Record<string, string | undefined>>;
  language: Language;
  t: Translate;
}

type Handler<Answer> = (call: StaffCall) => Promise<Answer> | Answer;

/**
 * The only way to write a staff loader: the permission is a required argument, so a missing one does not compile.
 * Nobody signed in: redirect to /sign-in and back; signed in without the permission: 403.
 */
export function staffLoader<Answer>(permission: Permission, handler: Handler<Answer>) {
  return (args: LoaderFunctionArgs): Promise<Answer> => callAllowed(permission, handler, args);
}

/** The same for an action. */
export function staffAction<Answer>(permission: Permission, handler: Handler<Answer>) {
  return (args: ActionFunctionArgs): Promise<Answer> => callAllowed(permission, handler, args);
}

async function callAllowed<Answer>(
  permission: Permission,
  handler: Handler<Answer>,
  { context, request, params }: LoaderFunctionArgs,
): Promise<Answer> {
  const staff = await requireSignedIn(context, request);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!may(staff.roles, permission)) throw new Response(null, { status: 403 });
  const language = languageOf(request);
  return handler({ context, staff, request, params, language, t: translator(language) });
}

/** Who is signed in; throws the redirect to the sign-in page when nobody is. */
export async function requireSignedIn(context: Context, request: Request): Promise<SignedIn> {
  const staff = await findSignedIn(context, request);
  if (staff !== undefined) return staff;
  const url = new URL(request.url);
  const back = request.method === "GET" ? url.pathname + url.search : "/inbox";
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw redirect(`/sign-in?next=${encodeURIComponent(back)}`);
}
