import { inTransaction, type Tx } from "#db/engine.ts";
import { lockOffice } from "#db/lock.ts";
import type { Context } from "#app/platform/context.server.ts";
import { addMinutes, type Instant } from "#app/platform/day.ts";
import { newId } from "#app/platform/id.server.ts";
import { seal } from "#app/platform/secrets.server.ts";
import { changesBetween, type AuditAction, type AuditChange } from "#app/staff/audit/audit-entry.ts";
import { recordAudit } from "#app/staff/audit/audit.server.ts";
import type { SignedIn } from "#app/staff/sessions/session.server.ts";
import { readEvents, writeEvents } from "./event.ts";
import { findAddress, type ResolveName } from "./find-address.server.ts";
import { newSecret } from "./signature.server.ts";
import { endWaiting } from "./switch-off.server.ts";
import { writeDelivery } from "./tell-webhooks.server.ts";
import { originOf, type NewWebhook, type WebhookChange, type WebhookRefusal, type WebhookState } from "./webhook.ts";

export type Administrator = Pick<SignedIn, "officeId" | "staffId">;

export interface WebhookRefused {
  ok: false;
  reason: WebhookRefusal;
}

/** `secret`: the only time that it can be read. */
export type WebhookCreated = { ok: true; id: string; secret: string } | WebhookRefused;

/** Webhooks of one office that are not removed, at most. */
const mostWebhooks = 20;

/** Both secrets sign for a day after a new one was made, so that the other software can be changed in peace. */
const overlapMinutes = 24 * 60;

const refused = (reason: WebhookRefusal): WebhookRefused => ({ ok: false, reason });

const addressProblems = { name: "addressUnknown", forbidden: "addressForbidden", plain: "addressPlain" } as const;

/** Looks where an address leads, before the transaction; every attempt to send looks again. */
async function refusedAddress(
  { settings }: Context,
  address: string,
  resolve: ResolveName | undefined,
): Promise<WebhookRefused | undefined> {
  const found = await findAddress(new URL(address), settings.webhookNetworks, resolve);
  if (found.ok) return undefined;
  return refused(addressProblems[found.problem]);
}

/** Makes a webhook for the office of the administrator. A form sent twice makes one: its name is unique. */
export async function createWebhook(
  context: Context,
  { officeId, staffId }: Administrator,
  { name, address, events }: NewWebhook,
  resolve?: ResolveName,
): Promise<WebhookCreated> {
  const wrong = await refusedAddress(context, address, resolve);
  if (wrong !== undefined) return wrong;
  const [id, secret, now] = [newId(), newSecret(), context.clock.now()];
  return inTransaction(context.db, async (tx): Promise<WebhookCreated> => {
    await lockOffice(tx, officeId);
    const known = await listNames(tx, officeId);
    if (known.some((one) => one.name === name)) return refused("nameTaken");
    if (known.length >= mostWebhooks) return refused("tooMany");
    const stored = writeEvents(events);
    await tx
      .insertInto("webhooks")
      .values({
        id,
        office_id: officeId,
        name,
        address,
        events: stored,
        sealed_secret: seal(context.settings.secret, id, secret, "webhook secret"),
        sealed_previous: null,
        previous_until: null,
        state: "on",
        state_since: now,
        failures: 0,
        failing_since: null,
        revision: 1,
        created_at: now,
        created_by: staffId,
      })
      .execute();
    const changes = changesBetween({}, { webhookAddress: originOf(address), webhookEvents: stored });
    await recordAudit(context, tx, { now, officeId, staffId, action: "webhook-added", subject: id, changes });
    return { ok: true, id, secret };
  });
}

function listNames(tx: Tx, officeId: string) {
  return tx
    .selectFrom("webhooks")
    .where("office_id", "=", officeId)
    .where("state", "!=", "removed")
    .select(["id", "name"])
    .execute();
}

/** Changes name, address and events; undefined if the office has no such webhook. */
export async function changeWebhook(
  context: Context,
  administrator: Administrator,
  id: string,
  { name, address, events, revision }: WebhookChange,
  resolve?: ResolveName,
): Promise<{ ok: true } | WebhookRefused | undefined> {
  const wrong = await refusedAddress(context, address, resolve);
  if (wrong !== undefined) return wrong;
  return changeLocked(context, administrator, id, async (tx, webhook) => {
    if (webhook.revision !== revision) return refused("changedMeanwhile");
    const names = await listNames(tx, administrator.officeId);
    if (names.some((one) => one.name === name && one.id !== id)) return refused("nameTaken");
    const stored = writeEvents(events);
    const change = { name, address, events: stored };
    const isSame = webhook.name === name && webhook.address === address && webhook.events === stored;
    if (isSame) return { ok: true };
    const changes = changesBetween(
      { webhookAddress: originOf(webhook.address), webhookEvents: webhook.events },
      { webhookAddress: originOf(address), webhookEvents: stored },
    );
    return { change, action: "webhook-changed", changes };
  });
}

/** Earlier secrets that sign besides the newest, at most. */
const mostPrevious = 3;

/**
 * Makes a new secret; the one before signs as well for a day, and so do those that still signed, because whoever asks
 * twice may not have seen the first answer. Undefined if the office has no such webhook. */
export async function renewSecret(
  context: Context,
  administrator: Administrator,
  id: string,
): Promise<{ secret: string } | undefined> {
  const secret = newSecret();
  const now = context.clock.now();
  const done = await changeLocked(context, administrator, id, (_tx, webhook) => {
    const signing = webhook.previous_until !== null && webhook.previous_until > now ? webhook.sealed_previous : null;
    const previous = [webhook.sealed_secret, ...(signing?.split(" ") ?? [])].slice(0, mostPrevious);
    const change = {
      sealed_secret: seal(context.settings.secret, id, secret, "webhook secret"),
      sealed_previous: previous.join(" "),
      previous_until: addMinutes(now, overlapMinutes),
    };
    return Promise.resolve({ change, action: "webhook-secret-renewed" });
  });
  return done?.ok === true ? { secret } : undefined;
}

/** Switches a webhook on or off, or removes it with its secrets; false if the office has no such webhook. */
export async function setWebhookState(
  context: Context,
  administrator: Administrator,
  id: string,
  state: "on" | "off" | "removed",
): Promise<boolean> {
  const now = context.clock.now();
  const done = await changeLocked(context, administrator, id, async (tx, webhook) => {
    if (webhook.state === state) return { ok: true };
    if (state !== "on") await endWaiting(tx, id, now);
    const since = { state, state_since: now, failures: 0, failing_since: null };
    if (state === "removed")
      return { change: { ...since, sealed_secret: "", sealed_previous: null }, action: "webhook-removed" };
    return { change: since, action: state === "on" ? "webhook-switched-on" : "webhook-switched-off" };
  });
  return done?.ok === true;
}

/** Queues a test event, one for each second at most; false if the office has no such webhook, or it is off. */
export async function sendTestEvent(context: Context, administrator: Administrator, id: string): Promise<boolean> {
  const now = context.clock.now();
  const { officeId } = administrator;
  return inTransaction(context.db, async (tx) => {
    const webhook = await tx
      .selectFrom("webhooks")
      .innerJoin("offices", "offices.id", "webhooks.office_id")
      .where("webhooks.id", "=", id)
      .where("webhooks.office_id", "=", officeId)
      .where("webhooks.state", "=", "on")
      .select(["webhooks.id", "webhooks.name", "offices.slug"])
      .executeTakeFirst();
    if (webhook === undefined) return false;
    const key = `test:${now.slice(0, 19)}`;
    const data = { webhook: webhook.name };
    await writeDelivery(tx, webhook, "webhook.test", { officeId, key, about: null, at: now, data });
    return true;
  });
}

interface LockedWebhook {
  name: string;
  address: string;
  events: string;
  state: WebhookState;
  revision: number;
  sealed_secret: string;
  sealed_previous: string | null;
  previous_until: Instant | null;
}

interface Change {
  change: Partial<{
    name: string;
    address: string;
    events: string;
    sealed_secret: string;
    sealed_previous: string | null;
    previous_until: ReturnType<typeof addMinutes>;
    state: WebhookState;
    state_since: ReturnType<typeof addMinutes>;
    failures: number;
    failing_since: null;
  }>;
  action: AuditAction;
  changes?: AuditChange[];
}

/** Changes a webhook of the office under the lock of its office, and records it; undefined if there is none. */
function changeLocked(
  context: Context,
  { officeId, staffId }: Administrator,
  id: string,
  decide: (tx: Tx, webhook: LockedWebhook) => Promise<Change | { ok: true } | WebhookRefused>,
): Promise<{ ok: true } | WebhookRefused | undefined> {
  return inTransaction(context.db, async (tx) => {
    await lockOffice(tx, officeId);
    const webhook = await tx
      .selectFrom("webhooks")
      .where("id", "=", id)
      .where("office_id", "=", officeId)
      .where("state", "!=", "removed")
      .select(["name", "address", "events", "state", "revision", "sealed_secret", "sealed_previous", "previous_until"])
      .executeTakeFirst();
    if (webhook === undefined) return undefined;
    const decided = await decide(tx, { ...webhook, events: writeEvents(readEvents(webhook.events)) });
    if ("ok" in decided) return decided;
    const { change, action, changes } = decided;
    await tx
      .updateTable("webhooks")
      .set((eb) => ({ ...change, revision: eb("revision", "+", 1) }))
      .where("id", "=", id)
      .execute();
    const note = { now: context.clock.now(), officeId, staffId, action, subject: id };
    await recordAudit(context, tx, changes === undefined ? note : { ...note, changes });
    return { ok: true };
  });
}
