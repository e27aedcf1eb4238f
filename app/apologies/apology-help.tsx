import { useT } from "#app/i18n/page.tsx";

/** What a clerk must know before acting, and no field says. */
const points = {
  late: [
    "apologies:help.late.choose",
    "apologies:help.late.register",
    "apologies:help.late.who",
    "apologies:help.late.days",
  ],
  form: [
    "apologies:help.form.content",
    "apologies:help.form.name",
    "apologies:help.form.verified",
    "apologies:help.form.twice",
  ],
  register: [
    "apologies:help.register.number",
    "apologies:help.register.day",
    "apologies:help.register.figures",
    "apologies:help.register.citizen",
  ],
} as const;

/** Folded help on a page of the letters. */
export function ApologyHelp({ page }: { page: keyof typeof points }) {
  const t = useT();
  return (
    <details className="behind no-print">
      <summary>{t(`apologies:help.${page}.title`)}</summary>
      <ul>
        {points[page].map((point) => (
          <li key={point}>{t(point)}</li>
        ))}
      </ul>
    </details>
  );
}
