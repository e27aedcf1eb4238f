export const province = {
  /** The word for all offices together. */
  all: { unset: "All offices", province: "Whole province", city: "Whole city" },
  intro:
    "The figures of every office on this installation. The total adds up the offices' counts; it is no mean of their shares.",
  order: {
    label: "Sort",
    name: "By name",
  },
  chart: {
    heading: "Compared: {{figure}}",
    interval:
      "The dot is the share, the line its 95% interval (Wilson), the upright mark the office's own target. Where the lines of two offices overlap much, their difference means nothing.",
    census: "The dot is the share of all cases, the upright mark the office's own target.",
    few: "Too few cases to compare, without a rank (at least {{minimum}} are needed):",
    none: "No office has enough cases to compare in this period.",
    numbers: "{{numerator}} / {{denominator}}",
    numbersInterval: "{{numerator}} / {{denominator}}; interval {{from}} – {{to}}",
  },
  table: {
    title: "Figures by office",
    office: "Office",
    received: "Received",
    rated: "Rated (n)",
    taps: "Ratings given",
    participation: "Participation",
    satisfaction: "Satisfied",
    from: "Interval from",
    to: "to",
    due: "Feedback due or answered (n)",
    answered: "Answered on time",
    promised: "Dossiers with result and promised day (n)",
    inTime: "Early and on time",
    minimum:
      "“–”: no share is shown, because there are fewer than {{minimum}} cases (the largest minimum of the offices, used for all so that they compare).",
    byName: "In order of names.",
    byFigure: "In order of: {{figure}}. Offices with too few come last, without a rank.",
    links: "An office's name leads to its public results.",
  },
  empty: "No office received a dossier in this period. Please choose another one.",
} as const;
