import { useT } from "#app/i18n/page.tsx";
import type { RefusedForm, CaseIntent, CasePage } from "./case-page.ts";
import { ReasonStep } from "./case-actions.tsx";
import { longestWords } from "#app/complaints/case/case-forms.ts";
import { complaintKinds, legalTracks, refusalReasons } from "#app/complaints/case/complaint.ts";
import { StepForm, type StepField } from "./step-form.tsx";

type Words = ReturnType<typeof useT>;

interface FoldedStep {
  intent: CaseIntent & ("ask" | "classify" | "forward" | "propose-refusal" | "duplicate" | "reroute");
  title: string;
  lead: string;
  fields: readonly StepField[];
}

/** The other steps that may be taken, each collapsed. */
export function OtherSteps({ page, refused }: { page: CasePage; refused: RefusedForm | undefined }) {
  const t = useT();
  const { found, availableSteps } = page;
  const folded = foldedSteps(page, t).filter(({ intent }) => availableSteps.includes(intent));
  const explained = (["note-withdrawal", "restore", "separate"] as const).filter((intent) =>
    availableSteps.includes(intent),
  );
  if (folded.length + explained.length === 0) return null;
  return (
    <section className="card moves" aria-labelledby="other-moves">
      <h2 id="other-moves">{t("complaints:moves.title")}</h2>
      {folded.map(({ intent, title, lead, fields }) => (
        <details key={intent} className="move" open={refused?.intent === intent}>
          <summary>{title}</summary>
          <StepForm
            intent={intent}
            revision={found.revision}
            refused={refused}
            lead={<p className="muted small">{lead}</p>}
            fields={fields}
            submit={title}
          />
        </details>
      ))}
      {explained.map((intent) => (
        <ReasonStep
          key={intent}
          intent={intent}
          title={t(`complaints:moves.${intent}`)}
          label={t("complaints:moves.reason")}
          revision={found.revision}
          refused={refused}
        />
      ))}
    </section>
  );
}

function foldedSteps({ found }: CasePage, t: Words): FoldedStep[] {
  const reason = (label: string, value?: string): StepField => ({
    name: "reason",
    kind: "area",
    rows: 5,
    label,
    maxLength: longestWords,
    ...(value === undefined ? {} : { value }),
  });
  const choose = { value: "", label: t("complaints:moves.choose") };
  return [
    {
      intent: "ask",
      title: t("complaints:moves.ask"),
      lead: t("complaints:moves.askLead"),
      fields: [{ name: "question", kind: "area", label: t("complaints:moves.question"), maxLength: longestWords }],
    },
    {
      intent: "classify",
      title: t("complaints:moves.classify"),
      lead: t("complaints:moves.classifyLead"),
      fields: [
        {
          name: "kind",
          kind: "select",
          label: t("complaints:inbox.kind"),
          value: found.kind,
          options: complaintKinds.map((kind) => ({ value: kind, label: t(`complaints:kinds.${kind}`) })),
        },
      ],
    },
    {
      intent: "forward",
      title: t("complaints:moves.forward"),
      lead: t("complaints:moves.forwardLead"),
      fields: [
        { name: "agency", kind: "text", label: t("complaints:moves.agency"), maxLength: 200 },
        {
          name: "slip",
          kind: "area",
          rows: 6,
          label: t("complaints:moves.slip"),
          hint: t("complaints:moves.slipHint"),
          value: t("complaints:moves.slipText", { reference: found.reference }),
          maxLength: longestWords,
        },
      ],
    },
    {
      intent: "propose-refusal",
      title: t("complaints:moves.propose-refusal"),
      lead: t("complaints:moves.refusalLead"),
      fields: [
        {
          name: "ground",
          kind: "select",
          label: t("complaints:moves.ground"),
          options: [
            choose,
            ...refusalReasons
              // The ground "no contact" is not offered if the sender left contact details.
              .filter((ground) => ground !== "no-contact" || !found.answerOwed)
              .map((ground) => ({ value: ground, label: t(`complaints:refusals.${ground}`) })),
          ],
        },
        reason(t("complaints:moves.refusalText"), t("complaints:moves.refusalDraft")),
      ],
    },
    {
      intent: "duplicate",
      title: t("complaints:moves.duplicate"),
      lead: t("complaints:moves.duplicateLead"),
      fields: [{ name: "original", kind: "text", label: t("complaints:moves.original"), maxLength: 40 }],
    },
    {
      intent: "reroute",
      title: t("complaints:moves.reroute"),
      lead: t("complaints:moves.rerouteLead"),
      fields: [
        {
          name: "lane",
          kind: "select",
          label: t("complaints:moves.lane"),
          options: [
            choose,
            ...legalTracks.slice(1).map((track) => ({ value: track, label: t(`complaints:lanes.${track}`) })),
          ],
        },
        reason(t("complaints:moves.rerouteReason")),
      ],
    },
  ];
}
