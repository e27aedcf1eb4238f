import type { Language } from "./languages.ts";
import { api as apiEn, webhooks as webhooksEn } from "./en/api.ts";
import { api as apiVi, webhooks as webhooksVi } from "./vi/api.ts";
import { codes as codesEn } from "./en/codes.ts";
import { codes as codesVi } from "./vi/codes.ts";
import { comments as commentsEn } from "./en/comments.ts";
import { comments as commentsVi } from "./vi/comments.ts";
import { complaints as complaintsEn } from "./en/complaints.ts";
import { complaints as complaintsVi } from "./vi/complaints.ts";
import { deadlines as deadlinesEn } from "./en/deadlines.ts";
import { deadlines as deadlinesVi } from "./vi/deadlines.ts";
import { documents as documentsEn } from "./en/documents.ts";
import { documents as documentsVi } from "./vi/documents.ts";
import { dossiers as dossiersEn } from "./en/dossiers.ts";
import { dossiers as dossiersVi } from "./vi/dossiers.ts";
import { figures as figuresEn } from "./en/figures.ts";
import { figures as figuresVi } from "./vi/figures.ts";
import { home as homeEn } from "./en/home.ts";
import { home as homeVi } from "./vi/home.ts";
import { imports as importsEn } from "./en/imports.ts";
import { indicators as indicatorsEn } from "./en/indicators.ts";
import { imports as importsVi } from "./vi/imports.ts";
import { indicators as indicatorsVi } from "./vi/indicators.ts";
import { jobs as jobsEn } from "./en/jobs.ts";
import { jobs as jobsVi } from "./vi/jobs.ts";
import { kiosk as kioskEn } from "./en/kiosk.ts";
import { kiosk as kioskVi } from "./vi/kiosk.ts";
import { apologies as apologiesEn } from "./en/official/apologies.ts";
import { apologies as apologiesVi } from "./vi/official/apologies.ts";
import { forecast as forecastEn } from "./en/official/forecast.ts";
import { shares as sharesEn } from "./en/official/shares.ts";
import { forecast as forecastVi } from "./vi/official/forecast.ts";
import { shares as sharesVi } from "./vi/official/shares.ts";
import { morning as morningEn } from "./en/official/morning.ts";
import { morning as morningVi } from "./vi/official/morning.ts";
import { nonresponse as nonresponseEn } from "./en/official/nonresponse.ts";
import { nonresponse as nonresponseVi } from "./vi/official/nonresponse.ts";
import { notifications as notificationsEn } from "./en/notifications.ts";
import { procedures as proceduresEn } from "./en/procedures.ts";
import { procedures as proceduresVi } from "./vi/procedures.ts";
import { province as provinceEn } from "./en/province.ts";
import { notifications as notificationsVi } from "./vi/notifications.ts";
import { province as provinceVi } from "./vi/province.ts";
import { questionnaires as questionnairesEn } from "./en/questionnaires.ts";
import { questionnaires as questionnairesVi } from "./vi/questionnaires.ts";
import { ratings as ratingsEn } from "./en/ratings.ts";
import { ratings as ratingsVi } from "./vi/ratings.ts";
import { reports as reportsEn } from "./en/official/reports.ts";
import { reports as reportsVi } from "./vi/official/reports.ts";
import { results as resultsEn } from "./en/results.ts";
import { results as resultsVi } from "./vi/results.ts";
import { settings as settingsEn } from "./en/settings.ts";
import { settings as settingsVi } from "./vi/settings.ts";
import { shell as shellEn } from "./en/shell.ts";
import { shell as shellVi } from "./vi/shell.ts";
import { spreadsheets as spreadsheetsEn } from "./en/spreadsheets.ts";
import { spreadsheets as spreadsheetsVi } from "./vi/spreadsheets.ts";
import { staff as staffEn } from "./en/staff.ts";
import { staff as staffVi } from "./vi/staff.ts";
import { suspicion as suspicionEn } from "./en/suspicion.ts";
import { suspicion as suspicionVi } from "./vi/suspicion.ts";
import { tables as tablesEn } from "./en/tables.ts";
import { tables as tablesVi } from "./vi/tables.ts";
import { targets as targetsEn } from "./en/targets.ts";
import { targets as targetsVi } from "./vi/targets.ts";

const vi = {
  api: apiVi,
  codes: codesVi,
  webhooks: webhooksVi,
  comments: commentsVi,
  complaints: complaintsVi,
  deadlines: deadlinesVi,
  documents: documentsVi,
  dossiers: dossiersVi,
  figures: figuresVi,
  home: homeVi,
  imports: importsVi,
  indicators: indicatorsVi,
  jobs: jobsVi,
  kiosk: kioskVi,
  forecast: forecastVi,
  shares: sharesVi,
  morning: morningVi,
  nonresponse: nonresponseVi,
  notifications: notificationsVi,
  procedures: proceduresVi,
  province: provinceVi,
  questionnaires: questionnairesVi,
  ratings: ratingsVi,
  apologies: apologiesVi,
  reports: reportsVi,
  results: resultsVi,
  settings: settingsVi,
  shell: shellVi,
  spreadsheets: spreadsheetsVi,
  staff: staffVi,
  suspicion: suspicionVi,
  tables: tablesVi,
  targets: targetsVi,
};
const en = {
  api: apiEn,
  codes: codesEn,
  webhooks: webhooksEn,
  comments: commentsEn,
  complaints: complaintsEn,
  deadlines: deadlinesEn,
  documents: documentsEn,
  dossiers: dossiersEn,
  figures: figuresEn,
  home: homeEn,
  imports: importsEn,
  indicators: indicatorsEn,
  jobs: jobsEn,
  kiosk: kioskEn,
  forecast: forecastEn,
  shares: sharesEn,
  morning: morningEn,
  nonresponse: nonresponseEn,
  notifications: notificationsEn,
  procedures: proceduresEn,
  province: provinceEn,
  questionnaires: questionnairesEn,
  ratings: ratingsEn,
  apologies: apologiesEn,
  reports: reportsEn,
  results: resultsEn,
  settings: settingsEn,
  shell: shellEn,
  spreadsheets: spreadsheetsEn,
  staff: staffEn,
  suspicion: suspicionEn,
  tables: tablesEn,
  targets: targetsEn,
} satisfies Record<keyof typeof vi, unknown>;

/** All messages by language and area (namespace). */
export const messages = { vi, en } satisfies Record<Language, unknown>;

/** Vietnamese decides which keys exist. */
export type Messages = typeof vi;

/** The areas, for translators that accept keys of all of them. */
export const areas = Object.keys(vi) as (keyof Messages)[];
