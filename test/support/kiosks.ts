import { expect } from "vitest";
import { addToOrganisation } from "#app/dossiers/organisation/name-organisation.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { giveRating } from "#app/ratings/giving/give-rating.server.ts";
import { checkKiosk, findKioskCounter, type KioskCounter } from "#app/ratings/kiosk/check-kiosk.server.ts";
import type { KioskTap } from "#app/ratings/kiosk/kiosk-tap.ts";
import { addKiosk, pairKiosk } from "#app/ratings/kiosk/pair-kiosk.server.ts";
import { takeKioskTap } from "#app/ratings/kiosk/take-taps.server.ts";
import type { Score } from "#app/ratings/rating/rating.ts";
import { givenColleague } from "./complaints.ts";
import { openTestContext } from "./context.ts";
import { givenOffice } from "./story.ts";

/** An office with a counter, and its manager, who sets up tablets. */
export async function openKiosks() {
  const { context: bare, clock, location } = await openTestContext("2026-11-23T08:30:00+07:00");
  const visitor = { address: "203.0.113.9", userAgent: "Tablet/1", languages: "vi" };
  const context = { ...bare, visitor };
  const officeId = await givenOffice(context);
  const manager = await givenColleague(context, officeId, ["office"]);
  const counterNamed = async (name: string): Promise<KioskCounter> => {
    await addToOrganisation(context, manager, "counters", name);
    const { id, code } = await context.db
      .selectFrom("counters")
      .where("name", "=", name)
      .select(["id", "code"])
      .executeTakeFirstOrThrow();
    const counter = await findKioskCounter(context.db, code.toLowerCase());
    if (counter === undefined) throw new Error("no such counter");
    expect(counter).toMatchObject({ id, code, name, officeId });
    return counter;
  };
  const add = async (counter: KioskCounter, name: string) => {
    const added = await addKiosk(context, manager, { name, counterId: counter.id });
    if (!added.ok) throw new Error(added.reason);
    return added;
  };
  const requestWith = (setCookie: string) =>
    new Request("http://localhost/kiosk/x", { headers: { Cookie: setCookie.split(";", 1)[0] ?? "" } });
  /** Adds a tablet at the counter and types its code; returns how it is known, as of now. */
  const paired = async (counter: KioskCounter, name: string) => {
    const { id, pairingCode } = await add(counter, name);
    const outcome = await pairKiosk(context, counter, pairingCode);
    if (!outcome.ok) throw new Error(outcome.reason);
    const request = requestWith(outcome.cookie);
    const asked = async () => {
      const kiosk = await checkKiosk(context, request, counter);
      if (kiosk === undefined) throw new Error("the tablet is not known");
      return kiosk;
    };
    const tap = async (code: string, score: Score, more: Partial<KioskTap> = {}) =>
      takeKioskTap(context, await asked(), {
        id: newId(),
        code,
        score,
        comment: "",
        waited: 0,
        language: "vi",
        ...more,
      });
    return { id, request, asked, tap };
  };
  const phone = (code: string, score: Score) => giveRating(context, { code, score, source: "phone", language: "vi" });
  const ratings = () =>
    context.db
      .selectFrom("ratings")
      .select(["score", "source", "comment", "taps", "given_at"])
      .orderBy("given_at")
      .execute();
  const history = () =>
    context.db.selectFrom("rating_history").select(["score", "source", "kiosk_id", "given_at"]).orderBy("id").execute();
  const counter = await counterNamed("Quầy 1");
  return {
    context,
    clock,
    location,
    officeId,
    manager,
    counterNamed,
    counter,
    add,
    requestWith,
    paired,
    phone,
    ratings,
    history,
  };
}
