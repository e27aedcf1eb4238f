import { readOnly, NothingIsChanged } from "#db/read-only.ts";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { findKeptForm, keepForm, keptParameter, offeredHeader } from "#app/platform/forms/kept-forms.server.ts";
import { may, type Permission } from "#app/staff/permissions.ts";
import { findSignedIn, lateOwner, ownerTag, type SignedIn } from "./session.server.ts";

/** The arguments of a staff loader or action, after sign-in and permission were checked. */
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

/** The only way to write a staff action, with the same checks. */
export function staffAction<Answer>(permission: Permission, handler: Handler<Answer>) {
  return (args: ActionFunctionArgs): Promise<Answer> => {
    const id = args.request.headers.get(offeredHeader);
    return id === null ? callAllowed(permission, handler, args) : offerAgain(id, permission, handler, args);
  };
}

/**
 * Answers the page with what was typed before the session ended, for the account that typed it. The handler runs as far
 * as reading the form, which comes back as one with a mistake does; a handler that would change something cannot.
 */
async function offerAgain<Answer>(
  id: string,
  permission: Permission,
  handler: Handler<Answer>,
  args: ActionFunctionArgs,
): Promise<Answer> {
  const { context, request } = args;
  const staff = await requireSignedIn(context, request);
  const kept = await findKeptForm(context, id);
  const plainPage = redirect(kept?.address ?? "/inbox", 303);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (kept?.owner !== ownerTag(context, staff.staffId)) throw plainPage;
  const call = (each: StaffCall) => handler({ ...each, context: { ...context, db: readOnly(context.db) } });
  try {
    return await callAllowed(permission, call, args);
  } catch (error) {
    throw error instanceof NothingIsChanged ? plainPage : error;
  }
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

/**
 * Who is signed in; throws the redirect to the sign-in page when nobody is, and to the own account while the password is
 * one that somebody else chose.
 */
export async function requireSignedIn(context: Context, request: Request): Promise<SignedIn> {
  const staff = await findSignedIn(context, request);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (staff?.mustChangePassword === true && !isOwnAccount(request)) throw redirect("/account");
  if (staff !== undefined) return staff;
  const url = new URL(request.url);
  const back = request.method === "GET" ? url.pathname + url.search : await backWithForm(context, request, url);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw redirect(`/sign-in?next=${encodeURIComponent(back)}`);
}

function isOwnAccount(request: Request): boolean {
  return new URL(request.url).pathname.replace(/\/$/, "").toLowerCase() === "/account";
}

/** The page a form was posted from, with what was typed where it is known whose it is. */
async function backWithForm(context: Context, request: Request, url: URL): Promise<string> {
  url.searchParams.delete(keptParameter);
  const address = url.pathname + url.search;
  const owner = lateOwner(context, request);
  const isLong = Number(request.headers.get("Content-Length") ?? 0) > longestKept;
  if (owner === undefined || isLong || request.headers.has(offeredHeader)) return address;
  const id = await keepForm(context, owner, address, await readForm(request));
  if (id !== undefined) url.searchParams.set(keptParameter, id);
  return url.pathname + url.search;
}

/** A form with a register is not read: a file cannot be given back. */
const longestKept = 1024 * 1024;
