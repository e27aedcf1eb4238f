import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useRouteError } from "@remix-run/react";
import { languageOf } from "#app/i18n/language.server.ts";
import { useT } from "#app/i18n/page.tsx";
import { translator } from "#app/i18n/translate.ts";
import { doneAddress } from "#app/platform/forms/done.ts";
import { parseForm, readForm } from "#app/platform/forms/form.server.ts";
import { setUpInstallation } from "#app/installation/set-up-installation.server.ts";
import { SetupForm } from "#app/installation/setup-form.tsx";
import { needsSetup } from "#app/installation/setup-token.server.ts";
import { setupSchema, type StaffProblem } from "#app/staff/accounts/staff-forms.ts";
import { Problem } from "#app/ui/problem.tsx";
import { StaffShell } from "#app/ui/staff-shell.tsx";

export const handle = { shell: "staff" };

/** Answers 404 once the installation has an office. */
function refuseWhenDone(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw new Response(null, { status: 404 });
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (!(await needsSetup(context.db))) refuseWhenDone();
  return { title: translator(languageOf(request))("staff:setup.title") };
}

export async function action({ context, request }: ActionFunctionArgs) {
  if (!(await needsSetup(context.db))) refuseWhenDone();
  const submission = parseForm(await readForm(request), setupSchema);
  if (submission.status !== "success") return data(submission.reply({ hideFields: ["password"] }), { status: 400 });
  const { token, officeName, parentName, place, contactLine, slug, name, email, password } = submission.value;
  const outcome = await setUpInstallation(context, {
    token,
    office: { slug, name: officeName, parentName, place, contactLine },
    administrator: { name, email, password },
  });
  if (outcome.ok) {
    const headers = { "Set-Cookie": outcome.cookie };
    return redirect(doneAddress("/settings", "setup"), { status: 303, headers });
  }
  if (outcome.reason === "closed") refuseWhenDone();
  const tooMany = outcome.reason === "too-many";
  const problem: StaffProblem = tooMany ? "tooManyAttempts" : "tokenWrong";
  const answer = submission.reply({ fieldErrors: { token: [problem] }, hideFields: ["password"] });
  return data(answer, { status: tooMany ? 429 : 400 });
}

export default function SetupPage() {
  const t = useT();
  return (
    <StaffShell sections={[]}>
      <div className="narrow">
        <h1>{t("staff:setup.title")}</h1>
        <p className="muted">{t("staff:setup.intro")}</p>
        <SetupForm lastResult={useActionData<typeof action>()} />
      </div>
    </StaffShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <StaffShell sections={[]}>
      <Problem status={isRouteErrorResponse(error) ? error.status : 500} />
    </StaffShell>
  );
}
