import { formatCount, formatDay } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { dayOf } from "#app/platform/day.ts";
import type { Account } from "#app/staff/account.ts";
import { TextField } from "#app/ui/form.tsx";
import { DataTable, EmptyState } from "#app/ui/parts.tsx";
import { RoleNames } from "./roles-field.tsx";

interface AccountListProps {
  accounts: readonly Account[];
  /** The words that were searched for; empty for all accounts. */
  q: string;
}

/** The accounts of an office: a search, the open ones, and the closed ones apart. */
export function AccountList({ accounts, q }: AccountListProps) {
  const t = useT();
  const { language } = usePage();
  const open = accounts.filter(({ closedAt }) => closedAt === null);
  const closed = accounts.filter(({ closedAt }) => closedAt !== null);
  return (
    <>
      <form method="get" action="/settings/staff" className="filter-fields" role="search">
        <TextField id="q" name="q" type="search" label={t("staff:accounts.search")} value={q} maxLength={100} />
        <p className="row">
          <button className="button">{t("staff:accounts.searchSubmit")}</button>
          {q !== "" && <a href="/settings/staff">{t("staff:accounts.showAll")}</a>}
        </p>
      </form>
      {open.length === 0 ? (
        <EmptyState>
          <p>{t("staff:accounts.noneFound")}</p>
        </EmptyState>
      ) : (
        <AccountTable
          caption={t("staff:accounts.openOnes", { number: formatCount(open.length, language) })}
          rows={open}
        />
      )}
      {closed.length > 0 && (
        <details className="move" open={q !== ""}>
          <summary>{t("staff:accounts.closedOnes", { number: formatCount(closed.length, language) })}</summary>
          <AccountTable caption={t("staff:accounts.closedCaption")} rows={closed} />
        </details>
      )}
    </>
  );
}

function AccountTable({ caption, rows }: { caption: string; rows: readonly Account[] }) {
  const t = useT();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(account) => account.id}
      columns={[
        {
          label: t("staff:accounts.name"),
          cell: (account) => <a href={`/settings/staff/${account.id}`}>{account.name}</a>,
        },
        { label: t("staff:accounts.email"), cell: (account) => account.email },
        { label: t("staff:accounts.unit"), cell: (account) => account.unitName ?? "–" },
        { label: t("staff:accounts.roles"), cell: (account) => <RoleNames roles={account.roles} /> },
        { label: t("staff:accounts.state"), cell: (account) => <State account={account} /> },
      ]}
    />
  );
}

function State({ account: { closedAt, awayUntil } }: { account: Account }) {
  const t = useT();
  if (closedAt !== null) return <>{t("staff:accounts.closed", { day: formatDay(dayOf(closedAt)) })}</>;
  return <>{awayUntil === null ? t("staff:accounts.open") : t("staff:accounts.away", { day: formatDay(awayUntil) })}</>;
}
