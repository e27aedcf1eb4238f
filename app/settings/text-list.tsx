import { formatCount } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Tag } from "#app/ui/parts.tsx";
import { textNameOf, type OfficeTextInfo } from "./office-text.ts";

/** A text in the list: as it is used now, in the reader's language. */
export interface ListedText extends OfficeTextInfo {
  words: string;
  isOwn: boolean;
}

const groups = ["pages", "sender", "staff"] as const;

/** The texts by group, each with its words and the way to change it. */
export function TextList({ texts }: { texts: readonly ListedText[] }) {
  const t = useT();
  const { language } = usePage();
  return (
    <>
      {groups.map((group) => {
        const inGroup = texts.filter((text) => text.group === group);
        const own = inGroup.filter(({ isOwn }) => isOwn).length;
        return (
          <details key={group} open={group === "pages" || own > 0}>
            <summary>
              {t(`settings:texts.groups.${group}`)} ({formatCount(inGroup.length, language)})
            </summary>
            <ul className="plain-list">
              {inGroup.map((text) => (
                <li key={text.key}>
                  <strong>{textNameOf(text, t)}</strong>{" "}
                  {text.isOwn && <Tag kind="done">{t("settings:texts.own")}</Tag>}
                  <br />
                  <span className="prose">{text.words}</span>
                  <br />
                  <a
                    className="target"
                    href={`/settings/texts?change=${encodeURIComponent(text.key)}#text-form`}
                    aria-label={t("settings:texts.changeNamed", { name: textNameOf(text, t) })}
                  >
                    {t("settings:texts.change")}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
