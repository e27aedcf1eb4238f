import { useT } from "#app/i18n/page.tsx";
import { describedBy, FieldNotes } from "#app/ui/form.tsx";
import { officeRoles, type Role } from "#app/staff/permissions.ts";

interface RolesFieldProps {
  id: string;
  checked: readonly string[];
  error: string | undefined;
}

/** The roles of an account in its office, as checkboxes: one person may have several. */
export function RolesField({ id, checked, error }: RolesFieldProps) {
  const t = useT();
  const hint = t("staff:accounts.rolesHint");
  return (
    <fieldset
      className={error === undefined ? "field" : "field wrong"}
      id={id}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{t("staff:accounts.roles")}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {officeRoles.map((role) => (
        <label className="choice" key={role}>
          <input type="checkbox" name="roles" value={role} defaultChecked={checked.includes(role)} />
          <span>{t(`shell:roles.${role}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Roles in words: "Văn phòng, Quản trị hệ thống". */
export function RoleNames({ roles }: { roles: readonly Role[] }) {
  const t = useT();
  return <>{roles.map((role) => t(`shell:roles.${role}`)).join(", ")}</>;
}
