import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { useFormProblems } from "#app/ui/form-problems.tsx";
import { ErrorSummary, TextArea, TextField } from "#app/ui/form.tsx";
import { typedPointsOf } from "./indicator-form.ts";
import type { Indicator } from "#app/ratings/questions/crosswalk.ts";
import type { OwnPoints } from "./nine-indicators.ts";

interface PointsFormProps {
  quarter: string;
  indicator: Indicator;
  own: OwnPoints | undefined;
  lastResult: SubmissionResult | undefined;
  /**
   * Somebody else changed the points meanwhile; the page shows their points, and sending the form again replaces them.
   */
  isChanged: boolean;
}

/**
 * The form of the office's own points for one indicator. It contains when the shown points were set, so that two people
 * do not overwrite each other.
 */
export function PointsForm({ quarter, indicator, own, lastResult, isChanged }: PointsFormProps) {
  const t = useT();
  const [form, fields] = useForm<{ points: string; basis: string; seen: string }>({
    id: "points",
    lastResult: lastResult ?? null,
    defaultValue: { points: own === undefined ? "" : typedPointsOf(own.points), basis: own?.basis ?? "" },
  });
  const { points, basis, seen } = fields;
  const { inputOf, problemsOf } = useFormProblems("indicators:problems");
  const isSeenBefore = lastResult !== undefined && !isChanged;
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problemsOf(form, [points, basis])} />
      <input type="hidden" name="quarter" value={quarter} />
      <input type="hidden" name="indicator" value={indicator} />
      <input type="hidden" name="seen" value={(isSeenBefore ? seen.initialValue : own?.setAt) ?? ""} />
      <TextField
        {...inputOf(points)}
        label={t("indicators:form.points")}
        hint={t("indicators:form.pointsHint")}
        autoComplete="off"
        maxLength={10}
      />
      <TextArea {...inputOf(basis)} label={t("indicators:form.basis")} hint={t("indicators:form.basisHint")} rows={3} />
      <button className="button main">{t("indicators:form.save")}</button>
    </form>
  );
}
