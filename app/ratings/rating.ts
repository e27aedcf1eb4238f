/** Five levels of satisfaction: 5 "Rất hài lòng" … 1 "Rất không hài lòng". */
export const scores = [5, 4, 3, 2, 1] as const;
export type Score = (typeof scores)[number];

/** Where a rating was given: on the citizen's own device, or on the tablet of a counter. */
export const ratingSources = ["phone", "kiosk"] as const;
export type RatingSource = (typeof ratingSources)[number];
