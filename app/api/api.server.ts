import type { Context } from "#app/platform/context.server.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Language } from "#app/i18n/languages.ts";
import { openApiDocument } from "./contract/openapi.ts";
import { complaintRoutes } from "./resources/complaints.server.ts";
import { dossierRoutes } from "./resources/dossiers.server.ts";
import { figureRoutes } from "./resources/figures.server.ts";
import { invitationRoutes } from "./resources/invitations.server.ts";
import { officeRoutes } from "./resources/offices.server.ts";
import { ratingRoutes } from "./resources/ratings.server.ts";

/** Every route of the API with its handler. */
export const apiRoutes = [
  ...officeRoutes,
  ...dossierRoutes,
  ...invitationRoutes,
  ...ratingRoutes,
  ...complaintRoutes,
  ...figureRoutes,
];

/** The OpenAPI document as text; `language`: of its descriptions. */
export function openApiText({ settings }: Pick<Context, "settings">, language: Language): string {
  const routes = apiRoutes.map(({ route }) => route);
  return JSON.stringify(openApiDocument(routes, translator(language), settings.publicUrl));
}
