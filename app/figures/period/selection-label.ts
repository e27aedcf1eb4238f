import type { Translate } from "#app/i18n/translate.ts";
import type { Selection } from "./selection.ts";

/**
 * Label of a selection: "Đơn vị: Phòng Quản lý công nghệ"; undefined for the whole office. `name`: from the register.
 */
export function selectionLabel(selection: Selection, name: string | undefined, t: Translate): string | undefined {
  if (selection.by === "all") return undefined;
  const known = selection.by === "channel" ? t(`figures:byChannel.${selection.value}`) : name;
  return t(`figures:selected.by.${selection.by}`, { name: known ?? t("figures:selected.unknown") });
}
