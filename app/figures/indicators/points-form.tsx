import { useForm, type SubmissionResult } from "@conform-to/react";
import { useT } from "#app/i18n/page.tsx";
import { problemSentence } from "#app/i18n/problem-sentence.ts";
import { ErrorSummary, TextArea, TextField } from "#app/ui/form.tsx";
import { typedPointsOf } from "./indicator-form.ts";
import type { Indicator, OwnPoints } from "./nine-indicators.ts";

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
  const isSeenBefore = lastResult !== undefined && !isChanged;
  const wordsOf = ({ errors }: { errors?: string[] | undefined }) => {
    const first = errors?.[0];
    return first === undefined ? undefined : problemSentence(t, "indicators:problems", first);
  };
  const problems = [points, basis].flatMap((field) => {
    const text = wordsOf(field);
    return text === undefined ? [] : [{ id: field.id, text }];
  });
  return (
    <form method="post" id={form.id} className="card" noValidate>
      <ErrorSummary title={t("shell:errors.summary")} problems={problems} />
      <input type="hidden" name="quarter" value={quarter} />
      <input type="hidden" name="indicator" value={indicator} />
      <input type="hidden" name="seen" value={(isSeenBefore ? seen.initialValue : own?.setAt) ?? ""} />
      <TextField
        id={points.id}
        name={points.name}
        label={t("indicators:form.points")}
        hint={t("indicators:form.pointsHint")}
        value={points.initialValue}
        error={wordsOf(points)}
        autoComplete="off"
        maxLength={10}
      />
      <TextArea
        id={basis.id}
        name={basis.name}
        label={t("indicators:form.basis")}
        hint={t("indicators:form.basisHint")}
        value={basis.initialValue}
        error={wordsOf(basis)}
        rows={3}
      />
      <button className="button main">{t("indicators:form.save")}</button>
    </form>
  );
}
