import type { AnswerTemplatesTable } from "./answer-templates.ts";
import type { AttachmentsTable } from "./attachments.ts";
import type { AuditEntriesTable } from "./audit-entries.ts";
import type { AuditHeadTable } from "./audit-head.ts";
import type { CalendarChangesTable } from "./calendar-changes.ts";
import type { CalendarDaysTable } from "./calendar-days.ts";
import type { CalendarYearsTable } from "./calendar-years.ts";
import type { CaseRulesTable } from "./case-rules.ts";
import type { ComplaintContactsTable } from "./complaint-contacts.ts";
import type { ComplaintEventsTable } from "./complaint-events.ts";
import type { ComplaintOutcomesTable } from "./complaint-outcomes.ts";
import type { ComplaintQuestionsTable } from "./complaint-questions.ts";
import type { ComplaintsTable } from "./complaints.ts";
import type { CountersTable } from "./counters.ts";
import type {
  DailyAnswerTotalsTable,
  DailyChannelTotalsTable,
  DailyCounterTotalsTable,
  DailyLanguageTotalsTable,
  DailyProcedureTotalsTable,
  DailySlotTotalsTable,
  DailyUnitTotalsTable,
} from "./daily-totals.ts";
import type { DossiersTable } from "./dossiers.ts";
import type { ImportProblemsTable } from "./import-problems.ts";
import type { ImportRunsTable } from "./import-runs.ts";
import type { ImprovementsTable } from "./improvements.ts";
import type { PublishedOpinionsTable } from "./published-opinions.ts";
import type { PublishedRatingsTable } from "./published-ratings.ts";
import type { IndicatorPointsTable } from "./indicator-points.ts";
import type { InstallationTable } from "./installation.ts";
import type { JobRunsTable } from "./job-runs.ts";
import type { KeptFormsTable } from "./kept-forms.ts";
import type { MonthlyProcedureTotalsTable } from "./monthly-totals.ts";
import type { OfficesTable } from "./offices.ts";
import type { OutboxMessagesTable } from "./outbox-messages.ts";
import type { ProceduresTable } from "./procedures.ts";
import type { PublishedAnswersTable } from "./published-answers.ts";
import type { QuestionnairesTable } from "./questionnaires.ts";
import type { RatingFlagsTable } from "./rating-flags.ts";
import type { RatingHistoryTable } from "./rating-history.ts";
import type { RatingsTable } from "./ratings.ts";
import type { ReceiptsTable } from "./receipts.ts";
import type { RefusedRowsTable } from "./refused-rows.ts";
import type { RegisterWordsTable } from "./register-words.ts";
import type { ReminderPlansTable } from "./reminder-plans.ts";
import type { ReminderStepsTable } from "./reminder-steps.ts";
import type { RetentionPeriodsTable } from "./retention-periods.ts";
import type { SecretChecksTable } from "./secret-checks.ts";
import type { SessionsTable } from "./sessions.ts";
import type { SetAsideRatingsTable } from "./set-aside-ratings.ts";
import type { SetupTokensTable } from "./setup-tokens.ts";
import type { StaffInvitationsTable } from "./staff-invitations.ts";
import type { StaffLeavesTable } from "./staff-leaves.ts";
import type { StaffRolesTable } from "./staff-roles.ts";
import type { StaffTable } from "./staff.ts";
import type { SuspicionSearchesTable } from "./suspicion-searches.ts";
import type { TargetsTable } from "./targets.ts";
import type { TotalsVersionsTable } from "./totals-versions.ts";
import type { TrustRulesTable } from "./trust-rules.ts";
import type { UnitsTable } from "./units.ts";
import type { UnknownSignInsTable } from "./unknown-sign-ins.ts";
import type { WriteProbesTable } from "./write-probes.ts";

/** All tables of the product. The files in this folder are its data dictionary. */
export interface Database {
  offices: OfficesTable;
  case_rules: CaseRulesTable;
  trust_rules: TrustRulesTable;
  units: UnitsTable;
  unknown_sign_ins: UnknownSignInsTable;
  write_probes: WriteProbesTable;
  counters: CountersTable;
  procedures: ProceduresTable;
  dossiers: DossiersTable;
  receipts: ReceiptsTable;
  ratings: RatingsTable;
  questionnaires: QuestionnairesTable;
  rating_history: RatingHistoryTable;
  rating_flags: RatingFlagsTable;
  set_aside_ratings: SetAsideRatingsTable;
  suspicion_searches: SuspicionSearchesTable;
  complaints: ComplaintsTable;
  complaint_contacts: ComplaintContactsTable;
  complaint_events: ComplaintEventsTable;
  complaint_questions: ComplaintQuestionsTable;
  complaint_outcomes: ComplaintOutcomesTable;
  attachments: AttachmentsTable;
  answer_templates: AnswerTemplatesTable;
  published_answers: PublishedAnswersTable;
  calendar_years: CalendarYearsTable;
  calendar_days: CalendarDaysTable;
  calendar_changes: CalendarChangesTable;
  refused_rows: RefusedRowsTable;
  register_words: RegisterWordsTable;
  reminder_plans: ReminderPlansTable;
  reminder_steps: ReminderStepsTable;
  targets: TargetsTable;
  improvements: ImprovementsTable;
  published_opinions: PublishedOpinionsTable;
  published_ratings: PublishedRatingsTable;
  indicator_points: IndicatorPointsTable;
  daily_procedure_totals: DailyProcedureTotalsTable;
  monthly_procedure_totals: MonthlyProcedureTotalsTable;
  daily_channel_totals: DailyChannelTotalsTable;
  daily_counter_totals: DailyCounterTotalsTable;
  daily_unit_totals: DailyUnitTotalsTable;
  daily_slot_totals: DailySlotTotalsTable;
  daily_language_totals: DailyLanguageTotalsTable;
  daily_answer_totals: DailyAnswerTotalsTable;
  totals_versions: TotalsVersionsTable;
  staff: StaffTable;
  staff_invitations: StaffInvitationsTable;
  staff_leaves: StaffLeavesTable;
  staff_roles: StaffRolesTable;
  secret_checks: SecretChecksTable;
  sessions: SessionsTable;
  kept_forms: KeptFormsTable;
  setup_tokens: SetupTokensTable;
  audit_entries: AuditEntriesTable;
  audit_head: AuditHeadTable;
  import_runs: ImportRunsTable;
  import_problems: ImportProblemsTable;
  outbox_messages: OutboxMessagesTable;
  job_runs: JobRunsTable;
  installation: InstallationTable;
  retention_periods: RetentionPeriodsTable;
}
