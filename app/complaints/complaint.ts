/** Phản ánh (a problem), kiến nghị (a problem with a proposal), khen (praise): NĐ 20/2008/NĐ-CP art. 3. */
export const complaintKinds = ["problem", "proposal", "praise"] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** How it reached the office. */
export const complaintSources = ["receipt", "web"] as const;
export type ComplaintSource = (typeof complaintSources)[number];

/** Where a case stands. */
export const complaintStates = ["received", "assigned", "answered"] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** A step of a case's history. */
export const complaintEventKinds = ["received", "opened", "assigned", "noted", "answered", "due-moved"] as const;
export type ComplaintEventKind = (typeof complaintEventKinds)[number];
