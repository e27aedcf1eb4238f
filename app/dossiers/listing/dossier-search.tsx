import { useT } from "#app/i18n/page.tsx";
import { FilterField, TextField } from "#app/ui/form.tsx";
import { dossierStates } from "#app/dossiers/dossier.ts";
import type { DossierFilter } from "./listed-dossier.ts";

interface DossierSearchProps {
  filter: DossierFilter;
  procedures: readonly { id: string; name: string }[];
}

/**
 * The form above the list of dossiers. It only reads, so it is sent with GET and the address of its result can be
 * saved.
 */
export function DossierSearch({ filter, procedures }: DossierSearchProps) {
  const t = useT();
  return (
    <form method="get" className="filters">
      <TextField
        id="q"
        name="q"
        type="search"
        label={t("dossiers:search")}
        value={filter.search}
        autoComplete="off"
        maxLength={60}
      />
      <FilterField
        name="procedure"
        label={t("dossiers:procedure")}
        any={t("dossiers:allProcedures")}
        value={filter.procedureId}
        options={procedures}
      />
      <FilterField
        name="state"
        label={t("dossiers:state")}
        any={t("dossiers:allStates")}
        value={filter.state}
        options={dossierStates.map((state) => ({ id: state, name: t(`dossiers:states.${state}`) }))}
      />
      <button className="button">{t("dossiers:find")}</button>
      {isNarrowed(filter) && <a href="/dossiers">{t("dossiers:clear")}</a>}
    </form>
  );
}

function isNarrowed(filter: DossierFilter): boolean {
  return filter.search !== "" || filter.procedureId !== "" || filter.state !== "";
}
