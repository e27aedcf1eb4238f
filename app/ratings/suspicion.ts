/** Why a rating looks suspicious. Stored under these names: never rename one. */
export const flagReasons = ["same-device", "same-network", "before-printing", "all-alike", "own-network"] as const;
export type FlagReason = (typeof flagReasons)[number];

/** What a person decided: the rating counts, or it is set aside and counts in no figure. */
export const flagDecisions = ["genuine", "set-aside"] as const;
export type FlagDecision = (typeof flagDecisions)[number];
