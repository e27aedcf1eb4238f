import { chosenOffice } from "#app/figures/published/chosen-office.server.ts";
import { isLanguage, type Language } from "#app/i18n/languages.ts";
import { translator, type Translate } from "#app/i18n/translate.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Instant } from "#app/platform/day.ts";
import { publicFile } from "#app/platform/etag.server.ts";
import type { ColumnItem, ColumnOffice } from "./column-item.ts";
import { listColumnItems } from "./list-column-items.server.ts";

/** The column as its forms need it. */
export interface Column {
  office: ColumnOffice;
  items: readonly ColumnItem[];
  site: string;
  since: Instant;
  language: Language;
  t: Translate;
}

/**
 * Answers with the column of the office that `?office=` names, or of the only one: a public file with an ETag. Vietnamese,
 * or English with `?lang=en`: the same for everybody, whatever cookie comes along. 404 for an unknown office, and if there
 * are several and none is named.
 */
export async function answerWithColumn(
  context: Pick<Context, "db" | "settings">,
  request: Request,
  { items, contentType, write }: { items: number; contentType: string; write: (column: Column) => string },
): Promise<Response> {
  const { office } = await chosenOffice(context, request);
  if (office === undefined) return new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams.get("lang");
  const language = isLanguage(asked) ? asked : "vi";
  const { created_at: since } = await context.db
    .selectFrom("offices")
    .where("id", "=", office.id)
    .select("created_at")
    .executeTakeFirstOrThrow();
  const column: Column = {
    office,
    items: await listColumnItems(context.db, office.id, items),
    site: context.settings.publicUrl,
    since,
    language,
    t: translator(language),
  };
  return publicFile(request, write(column), contentType);
}
