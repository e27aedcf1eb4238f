import { useT } from "#app/i18n/page.tsx";
import { TextField } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { pairingMinutes } from "./kiosk.ts";
import { kioskAddress } from "./kiosk-screen.ts";

interface PairFormProps {
  counterCode: string;
  problem: "wrong" | "tooMany" | undefined;
  /** Whether this tablet was in use before its token was taken back. */
  isRevoked: boolean;
}

/** The screen of a device that is no tablet of the counter: where the pairing code is typed. */
export function PairForm({ counterCode, problem, isRevoked }: PairFormProps) {
  const t = useT();
  return (
    <>
      <h1>{t("kiosk:pair.heading")}</h1>
      {isRevoked && (
        <Notice kind="careful">
          <p>{t("kiosk:pair.revoked")}</p>
        </Notice>
      )}
      <p>
        {t("kiosk:pair.forCitizens")} <a href="/">{t("kiosk:pair.citizens")}</a>
      </p>
      <form method="post" action={kioskAddress(counterCode)} className="card" noValidate>
        <TextField
          id="pairing"
          name="pairing"
          label={t("kiosk:pair.code")}
          hint={t("kiosk:pair.text", { minutes: pairingMinutes })}
          error={problem === undefined ? undefined : t(`kiosk:pair.${problem}`)}
          autoComplete="off"
          maxLength={40}
        />
        <button className="button main wide">{t("kiosk:pair.go")}</button>
      </form>
    </>
  );
}
