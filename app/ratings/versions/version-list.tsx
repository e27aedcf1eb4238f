import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable, Tag } from "#app/ui/parts.tsx";
import type { OfficeVersion, VersionState } from "./version.ts";

const tagOf = { draft: "soon", "to-come": "soon", "in-force": "done", past: "plain" } as const satisfies Record<
  VersionState,
  string
>;

/** All versions of the office, the newest first. */
export function VersionList({ versions }: { versions: readonly Omit<OfficeVersion, "revision">[] }) {
  const t = useT();
  const { language } = usePage();
  return (
    <DataTable
      caption={t("questionnaires:list.caption")}
      hideCaption
      rows={versions}
      rowKey={({ version }) => String(version)}
      columns={[
        {
          label: t("questionnaires:list.version"),
          cell: ({ version }) => (
            <a className="target" href={`/settings/questionnaires/${String(version)}`}>
              {t("questionnaires:version", { version: String(version) })}
            </a>
          ),
        },
        { label: t("questionnaires:list.state"), cell: ({ state }) => <StateTag state={state} /> },
        {
          label: t("questionnaires:list.from"),
          cell: ({ inForceFrom, version }) => {
            if (inForceFrom !== null) return formatInstant(inForceFrom);
            return version === 1 ? t("questionnaires:list.product") : "–";
          },
        },
        {
          label: t("questionnaires:list.questions"),
          number: true,
          cell: ({ questions }) => formatCount(questions.length, language),
        },
        { label: t("questionnaires:list.by"), cell: ({ putInForceBy }) => putInForceBy ?? "–" },
      ]}
    />
  );
}

export function StateTag({ state }: { state: VersionState }) {
  const t = useT();
  return <Tag kind={tagOf[state]}>{t(`questionnaires:states.${state}`)}</Tag>;
}
