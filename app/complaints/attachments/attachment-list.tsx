import { formatDecimal } from "#app/i18n/format.ts";
import { usePage, useT } from "#app/i18n/page.tsx";
import { mediaTypes, megabyte, type Attachment } from "./attachment.ts";

interface AttachmentListProps {
  files: readonly Attachment[];
  /** Address of the folder, such as `/inbox/PA-…/files`. */
  address: string;
  /** Said under the list. */
  note?: string;
}

/** The files of a case, each to be saved. Nothing where there are none. */
export function AttachmentList({ files, address, note }: AttachmentListProps) {
  const t = useT();
  const { language } = usePage();
  if (files.length === 0) return null;
  return (
    <section className="card">
      <h2>{t("documents:files.heading", { number: String(files.length) })}</h2>
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`${address}/${file.id}`}>{file.name}</a>{" "}
            <span className="muted small">
              {`${mediaTypes[file.mediaType].toUpperCase()}, ${sizeText(file.bytes, language)}`}
            </span>
          </li>
        ))}
      </ul>
      {note !== undefined && <p className="muted small">{note}</p>}
    </section>
  );
}

function sizeText(bytes: number, language: "vi" | "en"): string {
  return bytes < megabyte
    ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${formatDecimal(bytes / megabyte, language)} MB`;
}
