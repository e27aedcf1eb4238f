/** By which way of counting the totals were made; where it is older than the product's, they are counted anew. */
export interface TotalsVersionsTable {
  /** Always `dossiers`; primary key. */
  name: string;
  version: number;
}
