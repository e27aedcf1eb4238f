/** Words of the page on who did and who did not rate. */
export const nonresponse = {
  title: "Who rated and who did not",
  intro:
    "Rated dossiers beside unrated ones. The more the two differ, the less the satisfaction of those who rated stands for all dossiers received.",
  heading: "Satisfaction weighted to all dossiers received",
  columns: {
    figure: "Figure",
    value: "Share",
    from: "95\u00a0% interval: from",
    to: "to",
    n: "n",
    rated: "Rated",
    ratedShare: "Of the rated",
    unrated: "Not rated",
    unratedShare: "Of the unrated",
  },
  counted: "As rated (the official figure)",
  weighted: "Weighted to the dossiers received (effective n)",
  differs: {
    lower:
      "The two shares differ by more than chance: weighted to the dossiers received, satisfaction is {{points}} points lower. Those who did not rate handed in kinds of dossiers that satisfy less.",
    higher:
      "The two shares differ by more than chance: weighted to the dossiers received, satisfaction is {{points}} points higher. Those who did not rate handed in kinds of dossiers that satisfy more.",
    no: "The two shares differ by {{points}} points, which is not more than chance.",
  },
  few: "Not weighted yet: there are {{answers}} ratings, at least {{least}} are needed.",
  unfitted:
    "No weighted share is given: the ratings are too different from the dossiers received to be fitted to them (still {{points}} points apart, effective n {{effective}}, at least {{least}} needed).",
  fitted:
    "The weights converged after {{sweeps}} rounds, at most {{points}} points apart. No weight is larger than 5 times the mean; {{trimmed}} groups of dossiers are cut to it.",
  merged: "Merged for fewer than 5 ratings: {{list}}.",
  mergedOf: {
    procedure: "procedures: {{number}}",
    channel: "channels: {{number}}",
    unit: "units: {{number}}",
    lateness: "states of time: {{number}}",
    month: "months: {{number}}",
  },
  unheard:
    "{{share}} of the dossiers belong to groups without any rating; they are taken to be like the groups they were merged with.",
  limits:
    "The weights give the ratings the same mix of procedures, channels, units, timeliness and months as the dossiers received. If within one group satisfied people rate more readily than dissatisfied ones, weights cannot mend it. Do not hold this share against a target.",
  by: {
    procedure: "Rated and not rated by procedure",
    channel: "Rated and not rated by channel",
    unit: "Rated and not rated by unit",
    lateness: "Rated and not rated by timeliness",
    month: "Rated and not rated by month of receipt",
  },
  margins: {
    procedure: "Procedure",
    channel: "Channel",
    unit: "Unit",
    lateness: "Timeliness",
    month: "Month",
  },
  latenesses: {
    "in-time": "Early and on the promised day",
    late: "Late",
    open: "No result yet or no promised day",
  },
  listNote: "Choose a number to see the list of the dossiers it counts.",
};
