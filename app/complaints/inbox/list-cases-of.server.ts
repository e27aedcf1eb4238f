import type { Db } from "#db/engine.ts";
import type { ComplaintKind, ComplaintState } from "#app/complaints/case/complaint.ts";
import { visibleTo, type Viewer } from "#app/complaints/case/visible-to.server.ts";
import type { Day } from "#app/platform/day.ts";

/** A case as it is named on another page. */
export interface NamedCase {
  reference: string;
  kind: ComplaintKind;
  state: ComplaintState;
  receivedOn: Day;
}

/** The cases about a dossier that the viewer sees, the latest received first. */
export function listCasesOfDossier(db: Db, viewer: Viewer, dossierId: string): Promise<NamedCase[]> {
  return db
    .selectFrom("complaints")
    .where(visibleTo(viewer))
    .where("dossier_id", "=", dossierId)
    .orderBy("received_at", "desc")
    .orderBy("id")
    .limit(mostCases)
    .select(["reference", "kind", "state", "received_on as receivedOn"])
    .execute();
}

/** A dossier has hardly more cases; the list of cases finds the others by words. */
const mostCases = 50;
