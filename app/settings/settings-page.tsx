import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { Done } from "#app/ui/done.tsx";
import { SubpageHead } from "#app/ui/parts.tsx";

interface Props {
  title: string;
  /** Whether the change of the request before is saved: said in words, with the focus on it. */
  isSaved: boolean;
  children: ReactNode;
}

/** One page of settings: the way back to all of them, its title, the confirmation of a change, and its forms. */
export function SettingsPage({ title, isSaved, children }: Props) {
  const t = useT();
  return (
    <div className="narrow">
      <SubpageHead above="/settings" back={t("settings:back")} title={title} />
      {isSaved && (
        <Done>
          <p>{t("settings:saved")}</p>
        </Done>
      )}
      {children}
    </div>
  );
}
