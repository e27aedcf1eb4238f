/**
 * The version of the counting rules with which the totals were computed; if it is not the product's, they are
 * recomputed.
 */
export interface TotalsVersionsTable {
  /** Always `dossiers`; primary key. */
  name: string;
  version: number;
}
