import { readOnly, NothingIsChanged } from "#db/read-only.ts";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { languageOf } from "#app/i18n/language.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { bodySizes } from "#app/platform/forms/body-sizes.ts";
import { readForm } from "#app/platform/forms/form.server.ts";
import { findKeptForm, keepForm, keptParameter, offeredHeader } from "#app/platform/forms/kept-forms.server.ts";
import { officeOfPage } from "./office-of-page.ts";
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
 * Wraps a staff loader; the only way to write one. The permission is a required argument, so that a missing one does
 * not compile. If nobody is signed in: redirects to /sign-in and back; without the permission: 403.
 */
export function staffLoader<Answer>(permission: Permission, handler: Handler<Answer>) {
  return (args: LoaderFunctionArgs): Promise<Answer> => callAllowed(permission, handler, args);
}

/** Wraps a staff action, with the same checks; the only way to write one. */
export function staffAction<Answer>(permission: Permission, handler: Handler<Answer>) {
  return (args: ActionFunctionArgs): Promise<Answer> => {
    const id = args.request.headers.get(offeredHeader);
    return id === null ? callAllowed(permission, handler, args) : offerAgain(id, permission, handler, args);
  };
}

/**
 * Shows the page with the form that was typed before the session ended, to the account that typed it. The handler runs
 * only until it reads the form, which is shown as after a mistake; it cannot change anything.
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
  if (kept?.owner !== ownerTag(context, staff.accountId)) throw plainPage;
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
  requireThisOffice(staff, request);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!may(staff.roles, permission)) throw new Response(null, { status: 403 });
  const language = languageOf(request);
  return handler({ context, staff, request, params, language, t: translator(language) });
}

/**
 * Holds a page to one office where the person works in several: its address names the office, so that a form of a page
 * that was opened before the person changed the office is refused, and never carried out in the other one. Forms with an
 * address of their own are known by the page they come from.
 */
function requireThisOffice({ hasOtherOffices, officeSlug }: SignedIn, request: Request): void {
  const url = new URL(request.url);
  const page = request.headers.get("Referer");
  // The loaders of a page that answers a form have the form's headers.
  const isRead = request.method === "GET" && !request.headers.has("Content-Type");
  const outcome = officeOfPage({ url, page, isRead }, officeSlug, hasOtherOffices);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome.kind === "redirect") throw redirect(outcome.address);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome.kind === "refused") throw new Response(null, { status: 409 });
}

/**
 * The signed-in person. Throws a redirect: to the sign-in page if nobody is signed in, to the own account while the
 * password is one that another person chose.
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

/**
 * The page from which a form was posted, with the typed form if it is known whose it is. Files are read past and cannot
 * be offered again; a register has nothing else.
 */
async function backWithForm(context: Context, request: Request, url: URL): Promise<string> {
  url.searchParams.delete(keptParameter);
  const address = url.pathname + url.search;
  const owner = lateOwner(context, request);
  const isLong = Number(request.headers.get("Content-Length") ?? 0) > bodySizes.withFiles;
  if (owner === undefined || isLong || request.headers.has(offeredHeader)) return address;
  const id = await keepForm(context, owner, address, await readForm(request));
  if (id !== undefined) url.searchParams.set(keptParameter, id);
  return url.pathname + url.search;
}
