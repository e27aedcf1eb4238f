import { formatInstant } from "#app/i18n/format.ts";
import { useT } from "#app/i18n/page.tsx";
import { EmptyState, Tag } from "#app/ui/parts.tsx";
import type { ListedKiosk } from "./kiosk.ts";
import { kioskAddress } from "./kiosk-screen.ts";

/** The tablets of an office, each with when it was seen, what it sent, and the way to take its token back. */
export function KioskList({ kiosks, publicUrl }: { kiosks: readonly ListedKiosk[]; publicUrl: string }) {
  const t = useT();
  return (
    <section aria-labelledby="kiosks">
      <h2 id="kiosks">{t("kiosk:settings.listTitle")}</h2>
      {kiosks.length === 0 && <EmptyState>{t("kiosk:settings.none")}</EmptyState>}
      <ul className="settings">
        {kiosks.map((kiosk) => (
          <li key={kiosk.id} className="card">
            <KioskCard kiosk={kiosk} publicUrl={publicUrl} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function KioskCard({ kiosk, publicUrl }: { kiosk: ListedKiosk; publicUrl: string }) {
  const t = useT();
  const { id, name, state, lastSeenAt, taps, refused } = kiosk;
  return (
    <>
      <h3>
        {name} · {kiosk.counterName}
      </h3>
      <p>
        <Tag kind={state === "active" ? "done" : "plain"}>{stateText(t, kiosk)}</Tag>
      </p>
      <p className="small muted">
        {t("kiosk:settings.address")}:{" "}
        <code className="whole">
          {publicUrl}
          {kioskAddress(kiosk.counterCode)}
        </code>
        <br />
        {lastSeenAt === null
          ? t("kiosk:settings.neverSeen")
          : t("kiosk:settings.lastSeen", { time: formatInstant(lastSeenAt) })}
        <br />
        {t("kiosk:settings.taps", { count: taps })}
        {refused > 0 && (
          <>
            <br />
            {t("kiosk:settings.refused", { count: refused })}
          </>
        )}
      </p>
      {state !== "revoked" && (
        <p>
          <a
            className="button small"
            href={`/settings/kiosks/${id}`}
            aria-label={t("kiosk:settings.revokeNamed", { name })}
          >
            {t("kiosk:settings.revoke")}
          </a>
        </p>
      )}
    </>
  );
}

function stateText(t: ReturnType<typeof useT>, { state, pairingUntil, revokedAt }: ListedKiosk): string {
  const at = state === "revoked" ? revokedAt : pairingUntil;
  return t(`kiosk:settings.states.${state}`, { time: at === null ? "" : formatInstant(at) });
}
