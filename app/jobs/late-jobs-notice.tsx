import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { Notice } from "#app/ui/parts.tsx";
import type { LateJob } from "./late-jobs.ts";
import type { JobName } from "./timetable.ts";

/** The warning that a job of the timetable has not run; renders nothing if all have. */
export function LateJobsNotice({ jobs }: { jobs: readonly LateJob<JobName>[] }) {
  const t = useT();
  if (jobs.length === 0) return null;
  return (
    <Notice kind="wrong">
      <h2>{t("jobs:late.title")}</h2>
      <p>{t("jobs:late.text")}</p>
      <ul>
        {jobs.map(({ name, lastAt }) => (
          <li key={name}>
            {`${t(`jobs:names.${name}`)}: `}
            {lastAt === null ? t("jobs:late.never") : t("jobs:late.last", { at: formatInstant(lastAt) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
