import { useT } from "#app/i18n/page.tsx";
import { formatFollowSecret } from "./reference.ts";

/** The reference and the secret of a case in large type, to be written down, printed or read to the sender. */
export function CaseCodes({ reference, secret }: { reference: string; secret: string }) {
  const t = useT();
  return (
    <dl>
      <dt>{t("complaints:follow.reference")}</dt>
      <dd className="code">{reference}</dd>
      <dt>{t("complaints:follow.secret")}</dt>
      <dd className="code">{formatFollowSecret(secret)}</dd>
    </dl>
  );
}
