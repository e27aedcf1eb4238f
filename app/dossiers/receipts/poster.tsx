import { InLanguage, useT } from "#app/i18n/page.tsx";
import { languages } from "#app/i18n/languages.ts";
import { EmblemPicture } from "#app/offices/emblem-picture.tsx";
import { SelectField } from "#app/ui/form.tsx";
import type { PaperHead } from "./paper-receipt.ts";
import { posterSizes, type PosterChoice, type PosterCounter, type PosterFacts } from "./poster.ts";
import { ReceiptQr } from "./receipt-qr.tsx";

interface PosterProps {
  choice: PosterChoice;
  head: PaperHead;
  counter: PosterCounter | undefined;
  facts: PosterFacts;
}

/** A poster or table card: how to rate with the QR code of one's own slip, and the page where the code is typed in. */
export function Poster(poster: PosterProps) {
  const { language, size } = poster.choice;
  return (
    <InLanguage language={language}>
      <section className={`paper poster ${size}`} lang={language}>
        <PosterContent {...poster} />
      </section>
    </InLanguage>
  );
}

function PosterContent({ head, counter, facts }: PosterProps) {
  const t = useT();
  return (
    <>
      <header className="from">
        {head.emblem !== null && <EmblemPicture emblem={head.emblem} />}
        <p className="clamp two">{head.parentName}</p>
        <p className="office clamp two">{head.name}</p>
      </header>
      {counter !== undefined && <p className="at clamp two">{counter.name}</p>}
      <h2>{t("dossiers:poster.heading")}</h2>
      <ol>
        <li>{t("dossiers:poster.steps.paper")}</li>
        <li>{t("dossiers:poster.steps.scan")}</li>
        <li>{t("dossiers:poster.steps.tap")}</li>
      </ol>
      <p className="promise">{t("dossiers:poster.promise")}</p>
      {facts.change !== undefined && (
        <p className="changed clamp three">{t("dossiers:poster.changed", { change: facts.change })}</p>
      )}
      <div className="code-page">
        <ReceiptQr picture={facts.qr} label={t("dossiers:poster.qr")} />
        <div>
          <p className="own">{t("dossiers:poster.own")}</p>
          <p>{t("dossiers:poster.page", { address: head.address })}</p>
          <p>{t("dossiers:poster.noPhone")}</p>
        </div>
      </div>
      {head.contactLine !== "" && <footer className="clamp two">{head.contactLine}</footer>}
    </>
  );
}

/** Which poster to show; it only reads, so it is sent with GET. */
export function PosterForm({ choice, counters }: { choice: PosterChoice; counters: readonly PosterCounter[] }) {
  const t = useT();
  const named = counters.map(({ id, name }) => ({ value: id, label: name }));
  const every = counters.length < 2 ? [] : [{ value: "every", label: t("dossiers:poster.everyCounter") }];
  return (
    <form method="get" className="card">
      <p>{t("dossiers:poster.lead")}</p>
      <div className="filters">
        <SelectField
          id="counter"
          name="counter"
          label={t("dossiers:poster.counters")}
          value={choice.counter}
          options={[{ value: "none", label: t("dossiers:poster.noCounter") }, ...every, ...named]}
        />
        <SelectField
          id="size"
          name="size"
          label={t("dossiers:print.paper")}
          value={choice.size}
          options={posterSizes.map((size) => ({ value: size, label: size.toUpperCase() }))}
        />
        <SelectField
          id="language"
          name="language"
          label={t("dossiers:poster.language")}
          value={choice.language}
          options={languages.map((one) => ({ value: one, label: t(`dossiers:print.languages.${one}`) }))}
        />
      </div>
      <button className="button">{t("dossiers:poster.show")}</button>
    </form>
  );
}
