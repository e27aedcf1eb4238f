import type { FigureName } from "#app/targets/target.ts";

/** All figures in the groups and the order in which the pages list them. */
export const figureGroups = [
  { name: "opinion", figures: ["participation", "satisfaction", "satisfaction-national", "service"] },
  { name: "cases", figures: ["answered-on-time", "forwarded-on-time", "answer-days", "solved"] },
  {
    name: "dossiers",
    figures: [
      "dossiers-in-time",
      "dossiers-early",
      "dossiers-on-day",
      "dossiers-late",
      "apology-letters",
      "apology-in-time",
      "handling-days",
      "handling-cut",
    ],
  },
  { name: "visits", figures: ["waiting", "reception", "trips", "apology"] },
  {
    name: "ways",
    figures: ["online", "online-full", "online-part", "procedures-online", "post-in", "post-out", "procedures-post"],
  },
] as const satisfies readonly { name: string; figures: readonly FigureName[] }[];

export type FigureGroupName = (typeof figureGroups)[number]["name"];
