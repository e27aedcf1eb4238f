import { typedLine } from "#app/platform/text/typed-line.ts";
import { z } from "zod";
import { newOfficeSchema } from "#app/offices/office.ts";
import { isMailAddress } from "#app/platform/text/mail-address.ts";
import { sameEmail } from "#app/staff/account.ts";
import { passwordProblem, samePassword } from "#app/staff/sessions/password.ts";
import { officeRoles } from "#app/staff/permissions.ts";

/**
 * The problems that the forms of accounts, sign-in and set-up can have. Each is the name of a text below
 * `staff:problems`.
 */
export type StaffProblem =
  | "emailMissing"
  | "emailWrong"
  | "emailTaken"
  | "nameMissing"
  | "passwordMissing"
  | "passwordShort"
  | "passwordLong"
  | "passwordGuessable"
  | "passwordWrong"
  | "passwordSame"
  | "rolesMissing"
  | "lastAdministrator"
  | "receiverMissing"
  | "receiverUnknown"
  | "workChanged"
  | "alreadyHere"
  | "otherOffice"
  | "detailsChanged"
  | "unitUnknown"
  | "tokenMissing"
  | "tokenWrong"
  | "tooManyAttempts"
  | "slugWrong"
  | "officeNameMissing"
  | "parentNameMissing"
  | "placeMissing"
  | "tooLong";

const problem = (name: StaffProblem) => name;

const line = (missing: StaffProblem, longest: number) =>
  typedLine<StaffProblem>(2, longest, { missing, long: "tooLong" });

const email = z
  .string(problem("emailMissing"))
  .transform(sameEmail)
  .pipe(z.string().max(254, problem("tooLong")).refine(isMailAddress, problem("emailWrong")));

const passwordProblems = {
  short: "passwordShort",
  long: "passwordLong",
  guessable: "passwordGuessable",
} as const satisfies Record<string, StaffProblem>;

const anyPassword = z.string(problem("passwordMissing"));

const newPassword = anyPassword.superRefine((typed, check) => {
  const found = passwordProblem(typed, "");
  if (found !== undefined) check.addIssue({ code: "custom", message: passwordProblems[found] });
});

const hidesAccount = (typed: { password: string }, address: string) =>
  passwordProblem(typed.password, address) === undefined;
const guessable = { path: ["password"], message: problem("passwordGuessable") };

/** The sign-in form. It reports missing fields only, not which of the two is wrong. */
export const signInSchema = z.object({
  email: z.string(problem("emailMissing")).max(254, problem("tooLong")),
  password: anyPassword,
  next: z.string().optional(),
});

const accountFields = { name: line("nameMissing", 100), email, password: newPassword };
const givenRoles = z.array(z.enum(officeRoles, problem("rolesMissing")));
const chosenRoles = givenRoles.min(1, problem("rolesMissing"));

export const newAccountSchema = z
  .object({ ...accountFields, unit: z.string().optional(), roles: chosenRoles })
  .refine((typed) => hidesAccount(typed, typed.email), guessable);

/** The form by which a person of another office is invited. */
export const invitationSchema = z.object({ email, unit: z.string().optional(), roles: chosenRoles });

/**
 * The forms by which an administrator changes the account with this address. An account that sees the whole province
 * may have no role in the office.
 */
export function accountChangeSchema(address: string, seesProvince = false) {
  return z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("roles"), roles: seesProvince ? givenRoles.default([]) : chosenRoles }),
    z
      .object({ intent: z.literal("password"), password: newPassword })
      .refine((typed) => hidesAccount(typed, address), guessable),
    z.object({
      intent: z.literal("details"),
      name: accountFields.name,
      email,
      unit: z.string().optional(),
      was: z.string(problem("detailsChanged")),
    }),
    z
      .object({ intent: z.literal("reopen"), password: newPassword })
      .refine((typed) => hidesAccount(typed, address), guessable),
    z.object({ intent: z.literal("sessions") }),
  ]);
}

export type AccountChange = z.infer<ReturnType<typeof accountChangeSchema>>;

/**
 * The form of a new password of one's own; it asks for the current one too, because the browser may have been left
 * open.
 */
export function changePasswordSchema(address: string) {
  return z
    .object({ current: anyPassword, password: newPassword })
    .refine((typed) => hidesAccount(typed, address), guessable)
    .refine(({ current, password }) => samePassword(current) !== samePassword(password), {
      path: ["password"],
      message: problem("passwordSame"),
    });
}

/** The first-run page: the one-time token, the office, its first administrator. */
export const setupSchema = z
  .object({
    token: z.string(problem("tokenMissing")).trim(),
    officeName: line("officeNameMissing", 200),
    parentName: line("parentNameMissing", 200),
    place: line("placeMissing", 100),
    contactLine: z.string().trim().max(300, problem("tooLong")).default(""),
    slug: z
      .string(problem("slugWrong"))
      .trim()
      .refine((slug) => newOfficeSchema.shape.slug.safeParse(slug).success, problem("slugWrong")),
    ...accountFields,
  })
  .refine((typed) => hidesAccount(typed, typed.email), guessable);
