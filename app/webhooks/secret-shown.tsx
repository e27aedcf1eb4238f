import { useT } from "#app/i18n/page.tsx";
import { Done } from "#app/ui/done.tsx";

interface SecretShownProps {
  title: string;
  /** Further words above those about the secret. */
  text?: string | undefined;
  secret: string;
}

/** A new signing secret, shown once. */
export function SecretShown({ title, text, secret }: SecretShownProps) {
  const t = useT();
  return (
    <Done>
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      <p>{t("webhooks:secretText")}</p>
      <p>
        {t("webhooks:secretLabel")}: <code className="whole">{secret}</code>
      </p>
    </Done>
  );
}
