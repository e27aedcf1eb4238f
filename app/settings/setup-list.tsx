import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Notice, Tag } from "#app/ui/parts.tsx";
import type { SetupStep } from "./setup-steps.ts";

/** What is left to do until the first counted rating, each with the page where it is done. */
export function SetupList({ steps }: { steps: readonly SetupStep[] }) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="setup-steps">
      <h2 id="setup-steps">{t("settings:setup.title")}</h2>
      <p className="muted">{t("settings:setup.intro")}</p>
      <ol className="setup-steps">
        {steps.map(({ name, href, isDone }) => (
          <li key={name}>
            {href === undefined ? (
              t(`settings:setup.steps.${name}.name`)
            ) : (
              <a href={href}>{t(`settings:setup.steps.${name}.name`)}</a>
            )}{" "}
            <Tag kind={isDone ? "done" : "plain"}>{t(isDone ? "settings:setup.done" : "settings:setup.open")}</Tag>
            <span className="hint">{t(`settings:setup.steps.${name}.why`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How much is left to do, with the way to the list; nothing once the office has its first rating. */
export function SetupNotice({ steps }: { steps: readonly SetupStep[] }) {
  const t = useT();
  const { language } = usePage();
  const left = steps.filter(({ isDone }) => !isDone).length;
  if (steps.some(({ name, isDone }) => name === "rating" && isDone)) return null;
  return (
    <Notice kind="careful">
      <p>
        <a href="/settings">{t("settings:setup.left", { number: formatCount(left, language) })}</a>
      </p>
    </Notice>
  );
}
