/**
 * Number of failed sign-ins by hour with an e-mail address of no account. Only counted, because anybody can cause any
 * number of them.
 */
export interface UnknownSignInsTable {
  /** The hour in UTC, such as `2026-11-28T01`; primary key. */
  hour: string;
  count: number;
}
