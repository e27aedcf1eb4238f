import type { LoaderFunctionArgs } from "@remix-run/node";
import { dataPackage } from "#app/figures/published/data-package.ts";
import { readAsked } from "#app/figures/published/published-results.server.ts";
import { isLanguage } from "#app/i18n/languages.ts";
import { translator } from "#app/i18n/translate.ts";
import { publicFile } from "#app/platform/etag.server.ts";

/** `/results/datapackage.json`: describes the published CSV files of the same query for other software. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = await readAsked(context, request);
  if (asked instanceof Response) return asked;
  const { offices, isOneAsked, period } = asked;
  const language = new URL(request.url).searchParams.get("lang");
  const described = dataPackage({
    office: isOneAsked ? offices[0] : undefined,
    period,
    site: context.settings.publicUrl,
    t: translator(isLanguage(language) ? language : "vi"),
  });
  return publicFile(request, JSON.stringify(described, null, 2), "application/json; charset=utf-8");
}
