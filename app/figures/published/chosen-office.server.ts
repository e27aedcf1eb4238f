import type { Context } from "#app/platform/context.server.ts";
import { listPublishedOffices } from "./published-results.server.ts";
import type { PublishedOffice } from "./published.ts";

/** The office of a public page (the one named by `?office=`, or the only one there is), and the other offices. */
export interface ChosenOffice {
  office: PublishedOffice | undefined;
  others: { slug: string; name: string }[];
}

/** Finds the office of a request. Throws a 404 response for an unknown office. */
export async function chosenOffice(context: Pick<Context, "db">, request: Request): Promise<ChosenOffice> {
  const offices = await listPublishedOffices(context.db);
  const slug = new URL(request.url).searchParams.get("office");
  const office = slug === null && offices.length === 1 ? offices[0] : offices.find((one) => one.slug === slug);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  if (slug !== null && office === undefined) throw new Response(null, { status: 404 });
  return { office, others: offices.filter((one) => one !== office).map(({ slug, name }) => ({ slug, name })) };
}
