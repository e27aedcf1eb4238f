import type { IForbiddenRuleType } from "dependency-cruiser";

/**
 * The law of imports as data (docs: README, "Map of the code"). Paths are relative to the project's folder. A type-only
 * import leaves no trace at run time, so most suffix rules let it pass; the order of the areas holds for types as well,
 * and what a screen shows has its shape in a rule file.
 */

/** From the bottom up: an area imports areas of lower steps only, and never another one of its own step. */
export const areaSteps: readonly (readonly string[])[] = [
  ["platform"],
  ["i18n"],
  ["ui"],
  ["deadlines"],
  ["offices"],
  ["staff"],
  ["targets"],
  ["installation", "settings"],
  ["notifications"],
  ["dossiers"],
  ["webhooks"],
  ["complaints", "ratings"],
  ["apologies"],
  ["figures"],
  ["invitations"],
  ["imports", "documents"],
  ["reports", "spreadsheets"],
  ["api"],
  ["jobs"],
  ["routes"],
  ["demo"],
];

/**
 * The rooms of an area in the same way: a room imports rooms of lower steps only. "." is the area's own folder, with the
 * rules that all its rooms share.
 */
export const roomSteps: Readonly<Record<string, readonly (readonly string[])[]>> = {
  platform: [
    [".", "text"],
    ["data-folder", "files", "forms"],
  ],
  deadlines: [["calendar"], ["due"], ["editing"]],
  staff: [[".", "audit"], ["leave"], ["sessions"], ["accounts", "retention"]],
  dossiers: [["."], ["totals"], ["register", "wordings"], ["receipts", "organisation", "procedures"], ["listing"]],
  ratings: [
    ["rating"],
    ["questions", "suspicion"],
    ["waiting"],
    ["giving", "versions"],
    ["advance"],
    ["paper", "kiosk"],
  ],
  complaints: [
    ["case"],
    ["steps", "templates", "inbox"],
    ["following", "publication", "due-days", "reminders"],
    ["attachments"],
    ["sending", "handling", "personal-data"],
    ["handover"],
  ],
  figures: [
    ["measures", "period", "improvements"],
    ["counting", "tables", "charts", "wordings"],
    ["dashboard", "comments", "flagged", "indicators", "published", "nonresponse", "forecast"],
    ["breakdown", "province", "column", "plan"],
    ["exports"],
  ],
  imports: [["reading"], ["profiles", "codes"], ["runs"], ["columns"]],
  reports: [
    ["calendar"],
    ["morning", "frozen"],
    ["narrative"],
    ["report"],
    ["printing"],
    ["evidence", "sending", "sharing"],
  ],
  api: [["keys"], ["contract"], ["answering"], ["resources", "guide"], ["."]],
};

/** Where the parts of a process are put together: these may know everything. */
const compositionRoots = "^app/(server/|demo/|remix\\.d\\.ts$|root\\.tsx$|entry\\.server\\.tsx$|routes\\.ts$)";

const ruleFile = "^app/(?!server/|demo/|routes/|routes\\.ts$)(?!.*\\.(?:server|client)\\.ts$)(?!.*\\.d\\.ts$).*\\.ts$";
const serverFile = "^app/.*\\.server\\.ts$";
const screenFile = "^app/(?!routes/|root\\.tsx$|entry\\.server\\.tsx$).*\\.tsx$";
const database = "^db/";
const notTypeOnly = ["type-only"] as const;

const suffixLaw: IForbiddenRuleType[] = [
  {
    name: "a rule imports only rules and zod",
    severity: "error",
    from: { path: ruleFile, pathNot: "^app/i18n/translate\\.ts$" },
    // Besides zod: a list of common passwords, which is data.
    to: {
      pathNot: [ruleFile, "node_modules/zod/", "node_modules/@zxcvbn-ts/language-common/"],
      dependencyTypesNot: [...notTypeOnly],
    },
  },
  {
    name: "the translator imports only rules and i18next",
    severity: "error",
    from: { path: "^app/i18n/translate\\.ts$" },
    to: { pathNot: [ruleFile, "node_modules/i18next/"], dependencyTypesNot: [...notTypeOnly] },
  },
  {
    name: "the script of a tablet imports only rules and its reader of QR codes",
    severity: "error",
    from: { path: "\\.client\\.ts$" },
    to: { pathNot: [ruleFile, "\\.client\\.ts$", "node_modules/qr/"], dependencyTypesNot: [...notTypeOnly] },
  },
  {
    name: "nothing else imports the script of a tablet",
    severity: "error",
    from: { pathNot: "\\.client\\.ts$|^app/ratings/kiosk/tablet-script\\.tsx$" },
    to: { path: "\\.client\\.ts$" },
  },
  {
    name: "server code imports no screen",
    severity: "error",
    from: { path: serverFile },
    to: { path: "\\.tsx$|node_modules/(react|react-dom|@remix-run/react)/" },
  },
  {
    name: "a screen fetches nothing",
    severity: "error",
    from: { path: screenFile },
    to: {
      path: ["\\.server\\.tsx?$", database, "node_modules/(kysely|express|better-sqlite3|pg|@remix-run/node)/"],
      dependencyTypesNot: [...notTypeOnly],
    },
  },
  {
    name: "screens and rules take no types from server code",
    severity: "error",
    from: { path: [ruleFile, screenFile], pathNot: compositionRoots },
    to: { path: serverFile },
  },
  {
    name: "a screen uses nothing of Node",
    severity: "error",
    from: { path: screenFile },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "a route never touches the database",
    severity: "error",
    from: { path: "^app/routes/" },
    to: { path: [database, "node_modules/(kysely|better-sqlite3|pg)/"] },
  },
  {
    name: "a route never imports another route",
    severity: "error",
    from: { path: "^app/routes/([^/]+)" },
    to: { path: "^app/routes/", pathNot: "^app/routes/$1" },
  },
  {
    name: "only db knows the engines",
    severity: "error",
    from: { path: "^app/" },
    to: { path: "node_modules/(better-sqlite3|pg)/|^(better-sqlite3|pg)$" },
  },
  {
    name: "the database's own files know no area",
    severity: "error",
    from: { path: database },
    to: { path: "^app/", dependencyTypesNot: [...notTypeOnly] },
  },
];

/** For every step: what stands above it or beside it is out of reach. */
function areaOrder(): IForbiddenRuleType[] {
  return areaSteps.flatMap((step, index) =>
    step.map((area) => {
      const outOfReach = [...areaSteps.slice(index + 1).flat(), ...step.filter((other) => other !== area)];
      return {
        name: `${area} imports only what lies below it`,
        severity: "error" as const,
        from: { path: `^app/${area}/`, pathNot: compositionRoots },
        to: { path: [`^app/(${[...outOfReach, "server"].join("|")})/`, "^app/(root|entry\\.server)\\.tsx$"] },
      };
    }),
  );
}

/** For every room: the rooms above it and beside it are out of reach, for types as well. */
function roomOrder(): IForbiddenRuleType[] {
  return Object.entries(roomSteps).flatMap(([area, steps]) =>
    steps.flatMap((step, index) =>
      step.flatMap((room) => {
        const outOfReach = [...steps.slice(index + 1).flat(), ...step.filter((other) => other !== room)];
        if (outOfReach.length === 0) return [];
        return {
          name: `${area}/${room} imports only the rooms below it`,
          severity: "error" as const,
          from: { path: filesOf(area, room) },
          to: { path: outOfReach.map((other) => filesOf(area, other)) },
        };
      }),
    ),
  );
}

function filesOf(area: string, room: string): string {
  return room === "." ? `^app/${area}/[^/]+$` : `^app/${area}/${room}/`;
}

export const importRules: IForbiddenRuleType[] = [
  ...suffixLaw,
  ...areaOrder(),
  ...roomOrder(),
  {
    name: "no circle",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: [...notTypeOnly] } },
  },
  {
    name: "every import leads somewhere",
    severity: "error",
    from: {},
    // Vite makes these up: the built server, and styles taken as text or as an address.
    to: { couldNotResolve: true, pathNot: "^virtual:|\\.css(\\?|$)" },
  },
  {
    name: "the product never imports its tests",
    severity: "error",
    from: { path: "^(app|db)/" },
    to: { path: "^test/" },
  },
];
