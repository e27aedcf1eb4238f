/** Which ratings an office treats as suspicious; an office without a row has the default rules and names no networks. */
export interface TrustRulesTable {
  office_id: string;
  /** JSON: when ratings are suspicious, read by `app/ratings/suspicion/trust-rules.ts`. */
  rules: string;
  /** The networks of the staff as addresses or CIDR blocks, one a line. */
  own_networks: string;
}
