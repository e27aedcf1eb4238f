import type { ReactNode } from "react";
import { useT } from "#app/i18n/page.tsx";
import { formatReceiptCode, receiptCodeLength } from "#app/dossiers/receipt-code.ts";
import { longestComment } from "#app/ratings/questions/answers.ts";
import { isLink, longestScanned } from "./scanned-code.ts";
import { Face, FiveFaces } from "#app/ratings/rating/five-faces.tsx";
import { scoreLabels } from "#app/ratings/rating/rating.ts";
import { TextArea, TextField } from "#app/ui/form.tsx";
import { LanguageLink } from "#app/ui/language-link.tsx";
import type { CodeRefusal } from "./kiosk-receipt.ts";
import {
  facesSeconds,
  kioskAddress,
  resetAddress,
  thanksAddress,
  thanksSeconds,
  warningSeconds,
  type FacesScreen,
  type KioskThanks,
} from "./kiosk-screen.ts";

interface ShellProps {
  officeName: string;
  counterName: string;
  counterCode: string;
  isActive: boolean;
  children: ReactNode;
}

/** The frame of a tablet's screen: office, counter, language. No links elsewhere: the tablet stays at its counter. */
export function KioskShell({ officeName, counterName, counterCode, isActive, children }: ShellProps) {
  const t = useT();
  return (
    <>
      <a className="skip" href="#main">
        {t("shell:skip")}
      </a>
      <header className="top">
        <span className="brand">
          {counterName} · {officeName}
        </span>
        <LanguageLink />
      </header>
      <main
        className="page kiosk"
        id="main"
        data-kiosk={kioskAddress(counterCode)}
        data-state={isActive ? "active" : "other"}
      >
        {children}
      </main>
      <footer className="page kiosk" role="status">
        <p hidden data-offline>
          {t("kiosk:screen.offline")}
        </p>
        <p hidden data-waiting={t("kiosk:screen.waiting", { count: "#" as unknown as number })} />
      </footer>
    </>
  );
}

/** Returns to the first screen after some seconds where the browser runs no script, which does it otherwise. */
function ReturnWithoutScript({ counterCode, seconds }: { counterCode: string; seconds: number }) {
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${String(seconds)}; url=${resetAddress(counterCode)}`} />
    </noscript>
  );
}

interface StartProps {
  counterCode: string;
  refusal: CodeRefusal | undefined;
  typed: string;
}

/** The first screen: the field for the code, which a scanner fills in like a keyboard. */
export function StartScreen({ counterCode, refusal, typed }: StartProps) {
  const t = useT();
  const error = refusal === undefined ? undefined : t(`kiosk:screen.${refusal}`, { length: receiptCodeLength });
  return (
    <>
      <h1>{t("kiosk:screen.heading")}</h1>
      <p>{t("kiosk:screen.lead")}</p>
      {(["misread", "unknown", "closed", "tooMany", "notKept"] as const).map((reason) => (
        <p key={reason} className="notice careful" role="alert" hidden data-refusal={reason}>
          {t(`kiosk:screen.${reason}`, { length: receiptCodeLength })}
        </p>
      ))}
      <form method="post" action={kioskAddress(counterCode)} className="card" noValidate>
        <TextField
          id="code"
          name="code"
          label={t("kiosk:screen.code")}
          error={error}
          value={typed}
          autoComplete="off"
          maxLength={longestScanned}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- a scanner types here, and the screen has nothing else
          autoFocus
        />
        <button className="button main wide">{t("kiosk:screen.go")}</button>
      </form>
      <CameraParts />
    </>
  );
}

/** What the script shows where the browser has a camera. */
function CameraParts() {
  const t = useT();
  return (
    <>
      <p>
        <button type="button" className="button wide" hidden data-camera data-stop={t("kiosk:screen.cameraStop")}>
          {t("kiosk:screen.camera")}
        </button>
      </p>
      <p hidden data-no-camera>
        {t("kiosk:screen.cameraRefused")}
      </p>
      <div hidden data-aim>
        <p>{t("kiosk:screen.cameraAim")}</p>
        <video muted playsInline />
      </div>
    </>
  );
}

interface ThanksProps {
  counterCode: string;
  thanks: KioskThanks;
}

/** The screen after a tap. It returns by itself, if nobody asks that it stays. */
export function ThanksScreen({ counterCode, thanks: { score, isLaterCounting, isEarly, isKept } }: ThanksProps) {
  const t = useT();
  const outcome = isLaterCounting ? "later-counts" : isEarly ? "waiting" : "counted";
  const here = thanksAddress(counterCode, score, outcome);
  return (
    <div role="status" data-thanks>
      {!isKept && <ReturnWithoutScript counterCode={counterCode} seconds={thanksSeconds} />}
      <h1 tabIndex={-1}>{t("kiosk:screen.thanks")}</h1>
      <p className="recorded">
        <Face score={score} />
        <span>
          <span data-recorded>{t("kiosk:screen.recorded")}</span>
          <span data-kept hidden>
            {t("kiosk:screen.kept")}
          </span>{" "}
          <strong data-label>{t(scoreLabels[score])}</strong>
        </span>
      </p>
      <p data-later hidden={!isLaterCounting}>
        {t("kiosk:screen.later")}
      </p>
      <p data-early hidden={!isEarly}>
        {t("kiosk:screen.early")}
      </p>
      <p>{t("kiosk:screen.more")}</p>
      <p data-low hidden={score > 2}>
        {t("kiosk:screen.complain")}
      </p>
      <p className="row">
        <a className="button main" href={resetAddress(counterCode)} data-next>
          {t("kiosk:screen.next")}
        </a>
        {!isKept && (
          <a className="button" href={`${here}&stay=1`} data-stay>
            {t("kiosk:screen.stay")}
          </a>
        )}
      </p>
      <p className="muted" data-resets data-stays={t("kiosk:screen.stays")}>
        {isKept ? t("kiosk:screen.stays") : t("kiosk:screen.resets", { seconds: thanksSeconds })}
      </p>
    </div>
  );
}

interface FacesProps {
  counterCode: string;
  faces: FacesScreen;
}

/** The five faces of one receipt, and room for a comment. */
export function FacesForm({ counterCode, faces: { receipt, tapId, comment } }: FacesProps) {
  const t = useT();
  return (
    <form method="post" action={kioskAddress(counterCode)} data-faces>
      <ReturnWithoutScript counterCode={counterCode} seconds={facesSeconds} />
      <h1 tabIndex={-1}>{t("ratings:rate.question")}</h1>
      <p className="dossier">
        <span data-procedure>{receipt.procedureName}</span>
        <small className="muted">
          <span data-number-label hidden={receipt.number === ""}>
            {t("kiosk:screen.number")}:{" "}
          </span>
          <span data-number>{receipt.number}</span>
          <br />
          <span data-code-label hidden={isLink(receipt.code)}>
            {t("kiosk:screen.code")}:{" "}
            <span data-code>{receipt.code === "" ? "" : formatReceiptCode(receipt.code)}</span>
          </span>
        </small>
      </p>
      <input type="hidden" name="code" value={receipt.code} />
      <input type="hidden" name="tapId" value={tapId} />
      <FiveFaces current={undefined} />
      <details open={comment !== ""}>
        <summary>{t("kiosk:screen.commentOpen")}</summary>
        <TextArea
          id="comment"
          name="comment"
          label={t("kiosk:screen.comment")}
          hint={t("kiosk:screen.commentHint")}
          value={comment}
          maxLength={longestComment}
          rows={3}
        />
      </details>
      <p className="row">
        <a className="button" href={resetAddress(counterCode)} data-next>
          {t("kiosk:screen.back")}
        </a>
        <button className="button" name="more" value="1" data-more>
          {t("kiosk:screen.moreTime")}
        </button>
      </p>
      <p className="muted">
        {t("kiosk:screen.reads")} {t("kiosk:screen.resets", { seconds: facesSeconds })}
      </p>
      <p className="notice careful" role="alert" hidden data-warning>
        {t("kiosk:screen.warning", { seconds: warningSeconds })}
      </p>
    </form>
  );
}
