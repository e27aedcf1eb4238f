import { z } from "zod";

/** What is asked of a new office. `slug` is its short name in addresses: small letters, digits and hyphens. */
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

/** How citizens reach an office: its name, and address, telephone and mail in one line. */
export interface OfficeContact {
  name: string;
  contactLine: string;
}

/** Days after the result during which a receipt can be rated, unless the office says otherwise. */
export const usualRatingOpenDays = 90;
/** Below so many answers a satisfaction figure is withheld, unless the office says otherwise. */
export const usualMinimumAnswers = 5;
