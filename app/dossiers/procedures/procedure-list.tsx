import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { DataTable, Notice, Tag } from "#app/ui/parts.tsx";
import { shownKey, type ListedProcedure, type ProcedureState } from "./procedure.ts";

const tagKinds = { proposed: "soon", used: "done", retired: "plain", merged: "plain" } as const;

/** The state of a procedure as a tag. */
export function StateTag({ state }: { state: ProcedureState }) {
  const t = useT();
  return <Tag kind={tagKinds[state]}>{t(`procedures:states.${state}`)}</Tag>;
}

/** How many procedures wait for a person, with the act that accepts them all; nothing if none waits. */
export function ProposedNotice({ proposed }: { proposed: number }) {
  const t = useT();
  const { language } = usePage();
  if (proposed === 0) return null;
  return (
    <Notice kind="careful">
      <p>{t("procedures:proposed", { number: formatCount(proposed, language) })}</p>
      <form method="post">
        <input type="hidden" name="intent" value="accept-all" />
        <button className="button">{t("procedures:acceptAll")}</button>
      </form>
    </Notice>
  );
}

/** The procedures of a page, each with its state, its number of dossiers and what a person can do with it. */
export function ProcedureList({ procedures }: { procedures: readonly ListedProcedure[] }) {
  const t = useT();
  const { language } = usePage();
  return (
    <DataTable
      caption={t("procedures:title")}
      hideCaption
      rows={procedures}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t("procedures:name"),
          cell: ({ id, name }) => (
            <div className="procedure-name">
              <a href={`/settings/procedures/${id}`}>{name}</a>
            </div>
          ),
        },
        { label: t("procedures:code"), cell: ({ code }) => code },
        { label: t("procedures:field"), cell: ({ field }) => (field === "" ? "–" : field) },
        {
          label: t("procedures:dossiers"),
          cell: ({ dossiers }) => formatCount(dossiers, language),
          number: true,
        },
        { label: t("procedures:state"), cell: (procedure) => <StateCell procedure={procedure} /> },
      ]}
    />
  );
}

function StateCell({ procedure }: { procedure: ListedProcedure }) {
  const t = useT();
  const { id, state, closest } = procedure;
  return (
    <>
      <StateTag state={state} />
      {closest !== null && (
        <p className="small">
          {t("procedures:closest")}{" "}
          <a href={`/settings/procedures/${id}?into=${closest.id}#merge`}>
            {closest.name} ({closest.code})
          </a>
        </p>
      )}
      {state === "proposed" && (
        <form method="post">
          <input type="hidden" name="intent" value="accept" />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="shown" value={shownKey(procedure)} />
          <button className="button small" aria-label={t("procedures:acceptNamed", { name: procedure.name })}>
            {t("procedures:accept")}
          </button>
        </form>
      )}
    </>
  );
}
