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
            <StepName name={name} href={href} />{" "}
            <Tag kind={isDone ? "done" : "plain"}>{t(isDone ? "settings:setup.done" : "settings:setup.open")}</Tag>
            <span className="hint">{t(`settings:setup.steps.${name}.why`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepName({ name, href }: Pick<SetupStep, "name" | "href">) {
  const t = useT();
  const text = t(`settings:setup.steps.${name}.name`);
  return href === undefined ? text : <a href={href}>{text}</a>;
}

/** What is left to do, each with its page, and the way to the list. */
export function SetupNotice({ steps }: { steps: readonly SetupStep[] }) {
  const t = useT();
  const { language } = usePage();
  const left = steps.filter(({ isDone }) => !isDone);
  return (
    <Notice kind="careful">
      <p>
        <a href="/settings">{t("settings:setup.left", { number: formatCount(left.length, language) })}</a>
      </p>
      <ul>
        {left.map((step) => (
          <li key={step.name}>
            <StepName {...step} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
