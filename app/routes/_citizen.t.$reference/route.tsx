import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { findOnlyEmblem } from "#app/offices/find-emblem.server.ts";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SenderDone } from "#app/complaints/following/sender-done-notice.tsx";
import { confirmedBySender } from "#app/complaints/case/case-done.ts";
import { AttachmentList } from "#app/complaints/attachments/attachment-list.tsx";
import { listFollowedAttachments, markMissing } from "#app/complaints/attachments/find-attachment.server.ts";
import { CaseStatus, CodesToKeep, LeaveCase } from "#app/complaints/following/case-status.tsx";
import { findCaseTexts } from "#app/complaints/following/find-case-texts.server.ts";
import { followCase } from "#app/complaints/following/follow-case.server.ts";
import { expiredSecretCookie, readSecretCookie } from "#app/complaints/following/follow-cookie.server.ts";
import { FollowForm } from "#app/complaints/following/follow-form.tsx";
import { requestFollow, tooManyAttempts } from "#app/complaints/following/follow-request.server.ts";
import { readReference } from "#app/complaints/case/reference.ts";
import { requestAsSender } from "#app/complaints/following/sender-request.server.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { InOfficeWords, useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import { doneAddress, doneIn } from "#app/platform/forms/done.ts";
import { readForm } from "#app/platform/forms/form.server.ts";

/** Reads the reference from the address; throws 404 if it is invalid. */
function referenceOf(params: LoaderFunctionArgs["params"]): string {
  const read = readReference(params["reference"] ?? "");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (!read.ok) throw new Response(null, { status: 404 });
  return read.code;
}

/** Shows the case to a visitor who has its secret, else asks for the secret, whether the case exists or not. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const reference = referenceOf(params);
  // The cookie is valid for the canonical spelling of the address only.
  if (params["reference"] !== reference) return redirect(`/t/${reference}`);
  const t = translator(languageOf(request));
  const cookie = readSecretCookie(request);
  const outcome = cookie === undefined ? undefined : await followCase(context, reference, cookie.secret);
  if (cookie === undefined || outcome?.ok !== true) {
    const problem = outcome?.ok === false && outcome.reason === "too-many" ? tooManyAttempts : undefined;
    return {
      title: t("complaints:follow.title"),
      emblem: await findOnlyEmblem(context.db),
      texts: {},
      reference,
      found: null,
      files: [],
      newSecret: null,
      problem,
      done: undefined,
    };
  }
  return {
    title: t("complaints:status.title"),
    emblem: await findOnlyEmblem(context.db),
    texts: await findCaseTexts(context.db, reference, languageOf(request)),
    reference,
    found: outcome.case,
    files: await markMissing(context, await listFollowedAttachments(context.db, reference)),
    newSecret: cookie.hasJustSent ? { secret: cookie.secret, address: `${context.settings.publicUrl}/t` } : null,
    problem: undefined,
    done: doneIn(request.url, confirmedBySender),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const reference = referenceOf(params);
  const form = await readForm(request);
  if (form.has("leave")) {
    const headers = { "Set-Cookie": expiredSecretCookie(context, reference) };
    return redirect(doneAddress("/t", "leave"), { status: 303, headers });
  }
  if (form.has("intent")) return actAsSender(context, request, reference, form);
  const outcome = await requestFollow(context, form, reference);
  if (!outcome.ok) return data({ kind: "codes" as const, ...outcome }, { status: outcome.status });
  return redirect(`/t/${outcome.reference}`, { status: 303, headers: { "Set-Cookie": outcome.cookie } });
}

/** Handles the forms of the sender. The secret is in the cookie; without it the page asks for it again. */
async function actAsSender(context: Context, request: Request, reference: string, form: FormData) {
  const cookie = readSecretCookie(request);
  if (cookie === undefined) return redirect(`/t/${reference}`, 303);
  const outcome = await requestAsSender(context, { reference, secret: cookie.secret }, form);
  if (outcome.ok) return redirect(doneAddress(`/t/${reference}`, form.get("intent")), 303);
  if (outcome.kind === "closed") return redirect(`/t/${reference}`, 303);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (outcome.kind === "unknown") throw new Response(null, { status: 400 });
  return data(outcome, { status: outcome.status });
}

export default function CasePage() {
  const t = useT();
  const { texts, reference, found, files, newSecret, problem, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (found === null) {
    return (
      <>
        <h1>{t("complaints:follow.title")}</h1>
        <p className="code">{reference}</p>
        <p>{t("complaints:follow.forReference")}</p>
        <FollowForm reference={reference} problem={refused?.kind === "codes" ? refused.problem : problem} />
        <p>
          <a href="/t">{t("complaints:follow.elsewhere")}</a>
        </p>
      </>
    );
  }
  return (
    <InOfficeWords texts={texts}>
      {refused === undefined && <SenderDone found={found} step={done} />}
      {newSecret !== null && <CodesToKeep reference={reference} {...newSecret} />}
      <h1>{t("complaints:status.title")}</h1>
      <CaseStatus found={found} refused={refused?.kind === "form" ? refused : undefined} />
      <AttachmentList files={files} address={`/t/${reference}/files`} reader="sender" />
      <LeaveCase />
    </InOfficeWords>
  );
}
