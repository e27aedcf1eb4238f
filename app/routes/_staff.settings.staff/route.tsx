import { useLoaderData } from "@remix-run/react";
import { formatDay } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import { listAccounts } from "#app/staff/accounts/list-accounts.server.ts";
import { RoleNames } from "#app/staff/accounts/roles-field.tsx";
import { staffLoader } from "#app/staff/sessions/staff-route.server.ts";
import { DataTable, Tag } from "#app/ui/parts.tsx";

/** The accounts of the office. */
export const loader = staffLoader("staff.manage", async ({ context, staff, t }) => ({
  title: t("staff:accounts.title"),
  accounts: await listAccounts(context.db, staff.officeId),
}));

export default function AccountsPage() {
  const t = useT();
  const { accounts } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>{t("staff:accounts.title")}</h1>
        <a className="button main" href="/settings/staff/new">
          {t("staff:accounts.add")}
        </a>
      </div>
      <p className="muted">{t("staff:accounts.intro")}</p>
      <DataTable
        caption={t("staff:accounts.title")}
        hideCaption
        rows={accounts}
        rowKey={(account) => account.id}
        columns={[
          {
            label: t("staff:accounts.name"),
            cell: (account) => <a href={`/settings/staff/${account.id}`}>{account.name}</a>,
          },
          { label: t("staff:accounts.email"), cell: (account) => account.email },
          { label: t("staff:accounts.unit"), cell: (account) => account.unitName ?? "–" },
          { label: t("staff:accounts.roles"), cell: (account) => <RoleNames roles={account.roles} /> },
          {
            label: t("staff:accounts.state"),
            cell: ({ closedAt }) =>
              closedAt === null ? (
                <Tag kind="done">{t("staff:accounts.open")}</Tag>
              ) : (
                <Tag kind="plain">{t("staff:accounts.closed", { day: formatDay(dayOf(closedAt)) })}</Tag>
              ),
          },
        ]}
      />
    </>
  );
}
