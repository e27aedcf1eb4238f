import { translator } from "#app/i18n/translate.ts";
import { findTrustRules } from "#app/ratings/suspicion/find-trust-rules.server.ts";
import { saveTrustRules } from "#app/ratings/suspicion/set-trust-rules.server.ts";
import { ownNetworksSchema, trustRulesSchema } from "#app/ratings/suspicion/trust-rules.ts";
import type { OfficeTable } from "./office-table.ts";
import { choicesOf, yesOrNo, type TableSource } from "./table-source.server.ts";

const numberNames = [
  "deviceReceipts",
  "deviceMinutes",
  "networkReceipts",
  "networkMinutes",
  "alikeRatings",
  "alikeMinutes",
] as const;
const ruleNames = [...numberNames, "beforePrinting", "ownNetworks"] as const;
type RuleName = (typeof ruleNames)[number];

const isNumberName = (rule: string | undefined) => numberNames.find((name) => name === rule);

/** When ratings look suspicious, one rule per row, with the networks that the staff use, one a line of a cell. */
export const trustTable: TableSource = {
  section: "suspicion:settings.problems",
  page: "/settings/trust",
  canRemove: false,
  async load(db, officeId, language): Promise<OfficeTable> {
    const t = translator(language);
    const rules = await findTrustRules(db, officeId);
    const valueOf = (rule: RuleName) =>
      rule === "beforePrinting"
        ? t(rules.beforePrinting ? "settings:values.yes" : "settings:values.no")
        : String(rules[rule]);
    return {
      columns: [
        {
          name: "rule",
          role: "key",
          width: 48,
          choices: choicesOf(ruleNames, language, (translate, rule) => translate(`settings:fields.${rule}`)),
        },
        { name: "value", role: "value", width: 40 },
      ],
      rows: ruleNames.map((rule) => ({ key: rule, cells: { rule, value: valueOf(rule) } })),
      mayAdd: false,
      mayRemove: false,
      check: ({ rule, value = "" }) => {
        const problem = problemOf(rule, value);
        return problem === undefined ? [] : [{ column: "value", problem }];
      },
    };
  },
  async save(_context, tx, { officeId }, changes) {
    const before = await findTrustRules(tx, officeId);
    const next = { ...before };
    for (const { after } of changes) {
      const { rule, value = "" } = after;
      const name = isNumberName(rule);
      if (name !== undefined) next[name] = trustRulesSchema.shape[name].parse(value);
      if (rule === "beforePrinting") next.beforePrinting = yesOf(value) ?? before.beforePrinting;
      if (rule === "ownNetworks") next.ownNetworks = ownNetworksSchema.shape.ownNetworks.parse(value);
    }
    const note = await saveTrustRules(tx, officeId, next);
    return { ok: true, notes: note === undefined ? [] : [note] };
  },
};

function problemOf(rule: string | undefined, value: string): string | undefined {
  const name = isNumberName(rule);
  // Number("") is 0, which switches a rule off: an empty cell must not do that.
  if (name !== undefined && value === "") return name.endsWith("Minutes") ? "minutesWrong" : "countWrong";
  if (name !== undefined) return trustRulesSchema.shape[name].safeParse(value).error?.issues[0]?.message;
  if (rule === "beforePrinting") return yesOf(value) === undefined ? "yesOrNo" : undefined;
  return ownNetworksSchema.shape.ownNetworks.safeParse(value).error?.issues[0]?.message;
}

/** Yes or no in any language of the product; undefined for another word. */
function yesOf(value: string): boolean | undefined {
  const choice = yesOrNo("vi").find(({ value: one, label, also = [] }) =>
    [one, label, ...also].some((word) => word.toLowerCase() === value.toLowerCase()),
  );
  return choice === undefined ? undefined : choice.value === "true";
}
