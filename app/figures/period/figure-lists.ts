import { dossierSearch, type DossierFilter } from "#app/dossiers/listing/dossier-filter.ts";
import type { Period } from "#app/figures/period/period.ts";
import type { Selection } from "#app/figures/period/selection.ts";

/** The dossiers that a figure counts or leaves uncounted. */
export const dossierParts = ["all", "rated", "unrated", "early", "on-day", "late", "overdue"] as const;
export type DossierPart = (typeof dossierParts)[number];

const restrictions: Readonly<Record<DossierPart, Partial<DossierFilter>>> = {
  all: {},
  rated: { isRated: true },
  unrated: { isRated: false },
  early: { timeliness: "early" },
  "on-day": { timeliness: "on-time" },
  late: { timeliness: "late" },
  overdue: { timeliness: "overdue", order: "due" },
};

/** The address of the list of the dossiers that a figure of this period and selection counts. */
export function listAddress(part: DossierPart, period: Pick<Period, "from" | "to">, selection: Selection): string {
  const { from, to } = period;
  return `/dossiers${dossierSearch({ from, to, ...restrictionOf(selection), ...restrictions[part] })}`;
}

function restrictionOf(selection: Selection): Partial<DossierFilter> {
  switch (selection.by) {
    case "all":
      return {};
    case "field":
      return { field: selection.value };
    case "procedure":
      return { procedureId: selection.value };
    case "unit":
      return { unitId: selection.value };
    case "counter":
      return { counterId: selection.value };
    case "channel":
      return { channel: selection.value };
  }
}
