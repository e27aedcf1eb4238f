import { sampleTemplates } from "#app/complaints/templates/sample-templates.ts";
import { addTemplate } from "#app/complaints/templates/save-template.server.ts";
import type { Context } from "#app/platform/context.server.ts";
import type { Cast } from "./demo-complaints.ts";

/** The samples that the office of the demonstration has taken. */
const taken = new Set(["late", "instructions", "thanks"]);

/** Adds the templates through the product's command. */
export async function addTemplates(context: Context, { officeId, officeStaffId }: Cast): Promise<void> {
  for (const { title, body } of sampleTemplates.filter(({ key }) => taken.has(key))) {
    const keeper = { officeId, staffId: officeStaffId };
    const outcome = await addTemplate(context, keeper, { title, body, procedure: undefined });
    if (!outcome.ok) throw new Error(`a template of the demonstration was refused: ${outcome.reason}`);
  }
}
