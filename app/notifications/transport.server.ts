import type { Settings } from "#app/platform/settings.server.ts";
import { channels, type Channel, type DeliveryProblem, type Letter } from "./message.ts";
import { openMailTransport } from "./mail-transport.server.ts";
import { openSmsTransport } from "./sms-transport.server.ts";

/** A letter with what names it to the other end, the same in every attempt, so that a repeat can be recognized there. */
export interface NamedLetter extends Letter {
  name: string;
}

/** Takes letters to the other end of a channel. */
export interface Transport {
  /**
   * Resolves with undefined when the other end took it over, else with why it did not. Never throws. Ends early when the
   * process is stopping.
   */
  deliver(letter: NamedLetter, stopping?: AbortSignal): Promise<DeliveryProblem | undefined>;
}

/** The channels that this installation has settings for. */
export function channelsInUse(settings: Settings): Channel[] {
  const inUse = { email: settings.mail !== undefined, sms: settings.smsGateway !== undefined };
  return channels.filter((channel) => inUse[channel]);
}

/** Opens a channel; each letter has a connection of its own. Throws where the channel has no settings. */
export function openTransport(settings: Settings, channel: Channel, now: () => string): Transport {
  if (channel === "email" && settings.mail !== undefined) return openMailTransport(settings.mail, settings.publicUrl);
  if (channel === "sms" && settings.smsGateway !== undefined) return openSmsTransport(settings.smsGateway, now);
  throw new Error(`the channel ${channel} has no settings`);
}
