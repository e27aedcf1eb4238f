import { formatDecimal } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { Notice } from "#app/ui/parts.tsx";
import { megabyte } from "./attachment.ts";
import { isRoomLeft, type RoomForFiles } from "./room.ts";

/** The sign for staff that complaints are taken without files because there is no room; nothing while there is. */
export function RoomNotice({ room }: { room: RoomForFiles }) {
  const t = useT();
  const { language } = usePage();
  if (isRoomLeft(room)) return null;
  const gigabytes = (bytes: number) => formatDecimal(bytes / megabyte / 1024, language);
  return (
    <Notice kind="wrong">
      <h2>{t("documents:room.title")}</h2>
      <p>
        {t("documents:room.text", {
          used: gigabytes(room.used),
          quota: gigabytes(room.quota),
          free: gigabytes(room.free),
          leftFree: gigabytes(room.leftFree),
        })}
      </p>
    </Notice>
  );
}
