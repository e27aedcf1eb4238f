import { useT } from "#app/i18n/page.tsx";
import type { OwnInvitation, Place } from "#app/staff/account.ts";
import { RoleNames } from "./roles-field.tsx";

interface OwnOfficesProps {
  places: readonly Place[];
  /** The place in which the session works. */
  present: string;
  invitations: readonly OwnInvitation[];
}

/** The offices in which the person works, to change between them, and the invitations of others. */
export function OwnOffices({ places, present, invitations }: OwnOfficesProps) {
  const t = useT();
  if (places.length < 2 && invitations.length === 0) return null;
  return (
    <section className="card" aria-labelledby="offices">
      <h2 id="offices">{t("staff:offices.title")}</h2>
      {places.length > 1 && <p className="muted">{t("staff:offices.intro")}</p>}
      <ul className="plain">
        {places.length > 1 &&
          places.map((place) => (
            <li key={place.id}>
              <form method="post" className="row">
                <span>{place.officeName}</span>
                <input type="hidden" name="intent" value="office" />
                {place.id === present ? (
                  <strong>{t("staff:offices.here")}</strong>
                ) : (
                  <button
                    className="button small"
                    name="place"
                    value={place.id}
                    aria-label={t("staff:offices.workIn", { office: place.officeName })}
                  >
                    {t("staff:offices.change")}
                  </button>
                )}
              </form>
            </li>
          ))}
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <OfferedOffice invitation={invitation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OfferedOffice({ invitation: { id, officeName, roles } }: { invitation: OwnInvitation }) {
  const t = useT();
  return (
    <form method="post">
      <p>
        {t("staff:offices.invited", { office: officeName })} <RoleNames roles={roles} />
      </p>
      <input type="hidden" name="invitation" value={id} />
      <p className="row">
        <button className="button" name="intent" value="accept">
          {t("staff:offices.accept")}
        </button>
        <button className="button" name="intent" value="decline">
          {t("staff:offices.decline")}
        </button>
      </p>
    </form>
  );
}
