import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { apiRoutes } from "#app/api/api.server.ts";
import { eventGuides, guideOf, labelSample } from "#app/api/guide/guide.ts";
import { linkSamples, linkVector } from "#app/api/guide/signed-link-samples.server.ts";
import { webhookSample, webhookVector } from "#app/api/guide/webhook-sample.server.ts";
import { GuidePage } from "#app/api/guide/guide-page.tsx";
import { languageOf } from "#app/i18n/language.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { cachedByReader } from "#app/platform/etag.server.ts";

export const headers = () => ({ "Cache-Control": cachedByReader });

/** Explains the API to those who write software for it. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const site = context.settings.publicUrl;
  const base = `${site}/api/v1`;
  const definitions = apiRoutes.map(({ route }) => route);
  const routes = guideOf(definitions, base);
  const label = labelSample(definitions, base);
  const links = { samples: linkSamples, vector: linkVector };
  const webhooks = { events: eventGuides(), sample: webhookSample, vector: webhookVector };
  return { title: translator(languageOf(request))("api:guide.title"), base, site, routes, links, label, webhooks };
}

export default function ApiGuidePage() {
  return <GuidePage {...useLoaderData<typeof loader>()} />;
}
