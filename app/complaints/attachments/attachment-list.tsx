import { formatDecimal } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { mediaTypes, megabyte, type ListedFile } from "./attachment.ts";

interface AttachmentListProps {
  files: readonly ListedFile[];
  /** Address of the folder, such as `/inbox/PA-…/files`. */
  address: string;
  /** "staff": also shows the remarks of the examination, and a note under the list. */
  reader: "staff" | "sender";
}

/** The files of a case as links to download; renders nothing without files. */
export function AttachmentList({ files, address, reader }: AttachmentListProps) {
  const t = useT();
  const { language } = usePage();
  if (files.length === 0) return null;
  return (
    <section className="card" id="attachments">
      <h2>{t("documents:files.heading", { number: String(files.length) })}</h2>
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            {file.isMissing ? <span>{file.name}</span> : <a href={`${address}/${file.id}`}>{file.name}</a>}{" "}
            <span className="muted small">
              {`${mediaTypes[file.mediaType].toUpperCase()}, ${sizeText(file.bytes, language)}`}
            </span>
            {file.isMissing && <p className="error">{t(`documents:files.missing.${reader}`)}</p>}
            {reader === "staff" &&
              file.remarks.map((remark) => (
                <p key={remark} className="small">
                  {t(`documents:files.remarks.${remark}`)}
                </p>
              ))}
          </li>
        ))}
      </ul>
      {reader === "staff" && <p className="muted small">{t("documents:files.staffNote")}</p>}
    </section>
  );
}

function sizeText(bytes: number, language: "vi" | "en"): string {
  return bytes < megabyte
    ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${formatDecimal(bytes / megabyte, language)} MB`;
}
