import { useForm, type SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, PasswordField } from "#app/ui/form.tsx";
import { DataTable } from "#app/ui/parts.tsx";
import type { OwnSession } from "#app/staff/account.ts";
import type { changePasswordSchema } from "./staff-forms.ts";

/** The forms by which every signed-in person changes their own account. */

export function ChangePassword({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const t = useT();
  const [form, fields] = useForm<z.input<ReturnType<typeof changePasswordSchema>>>({
    id: "change-password",
    lastResult: lastResult ?? null,
  });
  const { inputOf, problemsOf } = useFormProblems("staff:problems");
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <h2>{t("staff:own.changePassword")}</h2>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [fields.current, fields.password])} />
      <PasswordField {...inputOf(fields.current)} label={t("staff:own.current")} autoComplete="current-password" />
      <PasswordField
        {...inputOf(fields.password)}
        label={t("staff:own.newPassword")}
        hint={t("staff:own.newPasswordHint")}
        autoComplete="new-password"
      />
      <input type="hidden" name="intent" value="password" />
      <button className="button">{t("staff:own.savePassword")}</button>
    </form>
  );
}

export function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t("staff:own.sessions")}</h2>
      <p className="muted">{t("staff:own.sessionsText")}</p>
      <DataTable
        caption={t("staff:own.sessions")}
        hideCaption
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          { label: t("staff:own.since"), cell: (session) => formatInstant(session.since) },
          { label: t("staff:own.lastSeen"), cell: (session) => formatInstant(session.lastSeenAt) },
          { label: t("staff:own.ends"), cell: (session) => formatInstant(session.expiresAt) },
          { label: t("staff:own.action"), cell: (session) => <SessionAction session={session} /> },
        ]}
      />
    </section>
  );
}

function SessionAction({ session }: { session: OwnSession }) {
  const t = useT();
  if (session.isThis) return <>{t("staff:own.thisSession")}</>;
  return (
    <form method="post">
      <input type="hidden" name="intent" value="session" />
      <input type="hidden" name="session" value={session.id} />
      <button className="button" aria-label={t("staff:own.endSessionLabel", { at: formatInstant(session.since) })}>
        {t("staff:own.endSession")}
      </button>
    </form>
  );
}
