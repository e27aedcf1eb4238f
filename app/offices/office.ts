import { z } from "zod";

/** The form of a new office. `slug` is its short name in addresses: small letters, digits and hyphens. */
export const newOfficeSchema = z.object({
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,38}$/),
  name: z.string().trim().min(2).max(200),
  parentName: z.string().trim().min(2).max(200),
  place: z.string().trim().min(2).max(100),
  contactLine: z.string().trim().max(300),
});

export type NewOffice = z.infer<typeof newOfficeSchema>;

/** Contact details of an office: name, and address, telephone and mail in one line. */
export interface OfficeContact {
  name: string;
  contactLine: string;
}

/** Default number of days after the result in which a receipt can be rated. */
export const usualRatingOpenDays = 90;
/** Default minimum of answers: with fewer, a figure of satisfaction is withheld. */
export const usualMinimumAnswers = 5;
