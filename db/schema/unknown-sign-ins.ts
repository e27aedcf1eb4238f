/** Failed sign-ins with an e-mail address of no account, counted by the hour: anybody can make as many as they like. */
export interface UnknownSignInsTable {
  /** The hour in UTC, such as `2026-11-28T01`; primary key. */
  hour: string;
  count: number;
}
