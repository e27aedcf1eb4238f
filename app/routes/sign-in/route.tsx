import { useForm } from "@conform-to/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { doneIn } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { pageAfterSignIn } from "#app/staff/navigation.ts";
import { findSignedIn } from "#app/staff/sessions/session.server.ts";
import { needsSetup } from "#app/installation/setup-token.server.ts";
import { signIn } from "#app/staff/sessions/sign-in.server.ts";
import { signInSchema } from "#app/staff/accounts/staff-forms.ts";
import { Done } from "#app/ui/done.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, PasswordField, TextField } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { StaffShell } from "#app/ui/staff-shell.tsx";

export const handle = { shell: "staff" };

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (await needsSetup(context.db)) return redirect("/setup");
  const next = new URL(request.url).searchParams.get("next");
  const staff = await findSignedIn(context, request);
  if (staff !== undefined) return redirect(pageAfterSignIn(next, staff.roles));
  return {
    title: translator(languageOf(request))("staff:signIn.title"),
    next: next ?? "",
    done: doneIn(request.url, ["out", "closed"]),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const submission = parseForm(await readForm(request), signInSchema);
  const sentBack = submission.reply({ hideFields: ["password"] });
  if (submission.status !== "success") return data({ form: sentBack, refusal: null }, { status: 400 });
  const outcome = await signIn(context, submission.value, request);
  if (outcome.ok) {
    const address = pageAfterSignIn(submission.value.next, outcome.roles);
    const headers = new Headers({ "Set-Cookie": outcome.cookie });
    headers.append("Set-Cookie", outcome.browserCookie);
    return redirect(address, { status: 303, headers });
  }
  const status = outcome.reason === "busy" ? 429 : 400;
  return data({ form: sentBack, refusal: outcome.reason }, { status });
}

export default function SignInPage() {
  const t = useT();
  const { next, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer?.refusal ?? null;
  const [form, fields] = useForm<z.input<typeof signInSchema>>({
    id: "sign-in",
    lastResult: answer?.form ?? null,
    defaultValue: { next },
  });
  const { inputOf, problemsOf } = useFormProblems("staff:problems");
  return (
    <StaffShell sections={[]}>
      <div className="narrow">
        <h1>{t("staff:signIn.title")}</h1>
        {done !== undefined && answer === undefined && (
          <Done>
            <p>{t(`staff:signIn.${done}`)}</p>
          </Done>
        )}
        <p className="muted">{t("staff:signIn.intro")}</p>
        {refusal !== null && (
          <Notice kind="wrong">
            <p role="alert">{t(refusal === "wrong" ? "staff:signIn.wrong" : "staff:signIn.tooMany")}</p>
          </Notice>
        )}
        <form method="post" action="/sign-in" id={form.id} className="card" noValidate>
          <ErrorSummary
            title={t("shell:errors.summary")}
            problems={problemsOf(form, [fields.email, fields.password])}
          />
          <TextField
            {...inputOf(fields.email)}
            label={t("staff:signIn.email")}
            autoComplete="username"
            inputMode="email"
          />
          <PasswordField
            {...inputOf(fields.password)}
            label={t("staff:signIn.password")}
            autoComplete="current-password"
          />
          <input type="hidden" name="next" value={fields.next.initialValue ?? ""} />
          <button className="button main">{t("staff:signIn.button")}</button>
        </form>
        <p className="muted small">{t("staff:signIn.forgotten")}</p>
      </div>
    </StaffShell>
  );
}
