import type { Context } from "#app/platform/context.server.ts";
import { followCase } from "./follow-case.server.ts";
import { secretCookie } from "./follow-cookie.server.ts";
import { readFollowSecret, readReference } from "#app/complaints/case/reference.ts";
import type { FollowProblem } from "./followed-case.ts";

export const tooManyAttempts: FollowProblem = { field: null, name: "followTooMany" };

export type FollowRequest =
  | { ok: true; reference: string; cookie: string }
  | { ok: false; status: 400 | 429; typedReference: string; problem: FollowProblem };

/**
 * Checks the codes that a citizen typed and returns the cookie that opens the case. A typing mistake is recognised by
 * the check characters; an unknown reference and a wrong secret get the same answer. On a case's own page the reference
 * comes from the address.
 */
export async function requestFollow(
  context: Context,
  form: FormData,
  addressReference?: string,
): Promise<FollowRequest> {
  const typed = { reference: addressReference ?? textField(form, "reference"), secret: textField(form, "secret") };
  const refuse = (problem: FollowProblem, status: 400 | 429 = 400): FollowRequest => {
    return { ok: false, status, typedReference: typed.reference, problem };
  };
  const reference = readReference(typed.reference);
  const secret = readFollowSecret(typed.secret);
  if (!reference.ok) return refuse(slip("reference", typed.reference));
  if (!secret.ok) return refuse(slip("secret", typed.secret));
  const outcome = await followCase(context, reference.code, secret.code);
  if (outcome.ok) {
    const cookie = secretCookie(context, reference.code, { secret: secret.code, hasJustSent: false });
    return { ok: true, reference: reference.code, cookie };
  }
  return outcome.reason === "too-many" ? refuse(tooManyAttempts, 429) : refuse({ field: null, name: "refused" });
}

function slip(field: "reference" | "secret", typed: string): FollowProblem {
  return { field, name: `${field}${typed.trim() === "" ? "Missing" : "Wrong"}` };
}

function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
