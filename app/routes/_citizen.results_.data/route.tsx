import type { LoaderFunctionArgs } from "@remix-run/node";
import { ColumnsExplained } from "#app/figures/published/columns-explained.tsx";
import { languageOf } from "#app/i18n/language.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { cachedByReader } from "#app/platform/etag.server.ts";

export const headers = () => ({ "Cache-Control": cachedByReader });

/** Explains the columns of the published files, how they are counted and withheld, and the licence. */
export function loader({ request }: LoaderFunctionArgs) {
  return { title: translator(languageOf(request))("results:files.title") };
}

export default function DataPage() {
  return <ColumnsExplained />;
}
