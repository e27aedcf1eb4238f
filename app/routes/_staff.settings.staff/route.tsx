import { useLoaderData } from "@remix-run/react";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { AccountList } from "#app/staff/accounts/account-list.tsx";
import { findingAccounts, longestSearch } from "#app/staff/account.ts";
import { listAccounts } from "#app/staff/accounts/list-accounts.server.ts";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";

/** The accounts of the office, or those that the words in the query name. */
export const loader = staffLoader("staff.manage", async ({ context, request, staff, t }) => {
  const q = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, longestSearch);
  const accounts = await listAccounts(context.db, staff.officeId, dayOf(context.clock.now()));
  return { title: t("staff:accounts.title"), q, accounts: findingAccounts(accounts, q) };
});

export default function AccountsPage() {
  const t = useT();
  const { accounts, q } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>{t("staff:accounts.title")}</h1>
        <p className="row">
          <a className="button" href="/settings/staff/invite">
            {t("staff:accounts.invite")}
          </a>
          <a className="button main" href="/settings/staff/new">
            {t("staff:accounts.add")}
          </a>
        </p>
      </div>
      <p className="muted">{t("staff:accounts.intro")}</p>
      <AccountList accounts={accounts} q={q} />
    </>
  );
}
