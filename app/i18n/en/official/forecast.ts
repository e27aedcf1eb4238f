/** Words of the page that says where participation will end. */
export const forecast = {
  title: "Where it will end",
  intro:
    "Dossiers are usually rated some days or weeks after they were received. This forecast learns that delay from the last months, so that new dossiers are not taken for dossiers nobody rates.",
  heading: "Forecast of participation",
  end: "By the end of {{day}} participation is expected to be between {{from}} and {{to}}.",
  claim:
    "It is estimated from how people rated before; the office's data do not go back far enough to try it on the past, so how often the range holds the result is not known yet.",
  claimTried:
    "Its width is set by {{tried}} forecasts tried on earlier days of this office, so that about 8 in 10 of them hold the result that is known by now. The result can still fall outside, above all after a campaign or an outage.",
  against: {
    reached: "The whole range reaches the target of {{target}}.",
    open: "The target of {{target}} lies inside the range: it may be reached or not.",
    short: "The whole range is below the target of {{target}}.",
  },
  chart: "Participation since the beginning of the period and its range to the end",
  chartNote:
    "Strong line: the share from the beginning of the period to {{day}} (n = {{received}} dossiers received, {{rated}} of them rated). Pale band: the range. Level line: the target, if there is one.",
  young:
    "Of {{unrated}} dossiers not rated yet, {{young}} are expected to be rated within the period, most of them (9 in 10) by the end of {{day}}.",
  youngNone: "Of {{unrated}} dossiers not rated yet, none is expected to be rated within the period.",
  coming: "{{coming}} more dossiers are expected, as many per working day as in the last 8 weeks.",
  comingSeason:
    "{{coming}} more dossiers are expected, from the last 8 weeks' number per working day and the course of the same weeks last year.",
  needed:
    "To reach the target {{needed}} dossiers must be rated on each of the {{left}} working days left; {{expected}} are expected, so {{more}} more a day are needed.",
  neededLess:
    "To reach the target {{needed}} dossiers must be rated on each of the {{left}} working days left; {{expected}} are expected.",
  enough: "The dossiers already rated are enough for the target with the dossiers expected in the whole period.",
  columns: { day: "By the end of", from: "From", middle: "Middle", to: "To" },
  tableNote:
    "Forecast from the data up to {{day}}; for each month the last week that ends in it. These are not results.",
  limits:
    "The forecast does not foresee campaigns, changed procedures or outages. Right after such a change the result falls outside the range more often. Not to be reported as a result.",
  none: {
    closed: "This period is over, so there is nothing to forecast; the overview shows how it ended.",
    "too-little":
      "Too little data for a forecast: at least {{weeks}} weeks since the first dossier, {{dossiers}} dossiers received and {{ratings}} recent ratings are needed.",
    "too-long": "This period began more than two years ago, too long for a forecast. Choose a shorter one.",
    "too-far": "This period ends in more than a year, too far ahead for a forecast.",
  },
};
