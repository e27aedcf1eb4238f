/**
 * How long data about people is stored. Each kind has a default here; an installation sets its own with `npm run
 * privacy`. Figures are counted in separate tables and do not change when the data is removed.
 */
export interface RetentionRule {
  /** The default number of days. */
  days: number;
  /** The least and the most that can be set. */
  least: number;
  most: number;
}

/**
 * The kinds of data that are removed when their time has passed. The source of each default is in its comment and shown
 * with the setting (texts below `staff:retention.kinds`).
 */
export const retentionRules = {
  /**
   * Contact details of the sender, counted from the day the case ended. Luật 91/2025/QH15 art. 14: deleted when the
   * purpose is fulfilled or the time has passed; NĐ 20/2008/NĐ-CP art. 9 leaves the time of the file to the law of
   * archives, which names no number for it. Two years: every time limit for a further complaint has passed by then.
   */
  contacts: { days: 730, least: 30, most: 7300 },
  /** Sessions of staff, counted from their end: to see who was signed in when something is discovered later. */
  sessions: { days: 90, least: 1, most: 730 },
  /** Fingerprints of device and network of a tap (stored under this name): a weekend, a public holiday, and time to look into what was flagged. */
  traces: { days: 14, least: 7, most: 90 },
  /** Ratings whose dossier never came into the register, counted from the day they were given: until the year after is closed. */
  "waiting-ratings": { days: 400, least: 30, most: 3650 },
  /**
   * Invitations that were sent or could not be, without any address, counted from their end: they keep a dossier from being
   * invited twice, and no dossier is invited after 14 days from its result.
   */
  invitations: { days: 400, least: 90, most: 3650 },
  /**
   * Keyed hashes of addresses whose owners want no invitations, counted from the refusal. Luật 91/2025/QH15: who withdraws
   * consent is not asked again, so they are kept long.
   */
  "invitation-refusals": { days: 3650, least: 730, most: 7300 },
  /** Refused and remarked rows of an import, counted from its end: until the next year's first report is done. */
  "import-problems": { days: 400, least: 30, most: 1825 },
  /** Contents of messages that could not be sent, counted from their creation; stored for another attempt by hand. */
  messages: { days: 30, least: 1, most: 365 },
  /** Unfinished uploads that were set aside: until a wrong start is noticed and the backups are checked. */
  uploads: { days: 30, least: 7, most: 365 },
} as const satisfies Record<string, RetentionRule>;

export type RetentionKind = keyof typeof retentionRules;

export const retentionKinds = Object.keys(retentionRules) as RetentionKind[];
