import type { Settings } from "#app/platform/settings.server.ts";
import { channels, type Channel, type DeliveryProblem, type Letter } from "./message.ts";
import { openMailTransport, type MailPatience } from "./mail-transport.server.ts";
import { openSmsTransport } from "./sms-transport.server.ts";

/** A letter with a name that is the same in every attempt, so that the receiving server can recognize a repeat. */
export interface NamedLetter extends Letter {
  name: string;
}

/** Delivers letters of one channel. */
export interface Transport {
  /**
   * Resolves with undefined if the server accepted the letter, else with the problem. Never throws. Ends early when the
   * process is stopping.
   */
  deliver(letter: NamedLetter, stopping?: AbortSignal): Promise<DeliveryProblem | undefined>;
}

/** The channels for which this installation has settings. */
export function channelsInUse(settings: Settings): Channel[] {
  const inUse = { email: settings.mail !== undefined, sms: settings.smsGateway !== undefined };
  return channels.filter((channel) => inUse[channel]);
}

/** Opens the transport of a channel; each letter has its own connection. Throws if the channel has no settings. */
export function openTransport(
  settings: Settings,
  channel: Channel,
  now: () => string,
  patience?: MailPatience,
): Transport {
  if (channel === "email" && settings.mail !== undefined) {
    return openMailTransport(settings.mail, settings.publicUrl, patience);
  }
  if (channel === "sms" && settings.smsGateway !== undefined) return openSmsTransport(settings.smsGateway, now);
  throw new Error(`the channel ${channel} has no settings`);
}
