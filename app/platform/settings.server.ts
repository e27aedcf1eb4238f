import { isIP } from "node:net";
import { z } from "zod";
import { instantFromDate, type Instant } from "./day.ts";

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => (text === "" ? undefined : text));

/** The widest networks that WEBHOOK_NETWORKS may name, by version of IP, and the longest prefix. */
const networkPrefixes: Readonly<Record<number, readonly [widest: number, longest: number]>> = {
  4: [8, 32],
  6: [32, 128],
};

function isNetwork(text: string): boolean {
  const [, base = "", length = ""] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const prefixes = networkPrefixes[isIP(base)];
  return prefixes !== undefined && Number(length) >= prefixes[0] && Number(length) <= prefixes[1];
}

const settingsSchema = z
  .object({
    NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    HOST: optionalText,
    /** The address that citizens use, without a path: it is in the QR codes, and `Origin` must match it. */
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** `postgres://…` moves the product to PostgreSQL; without it one SQLite file below DATA_DIR. */
    DATABASE_URL: optionalText.refine((url) => url === undefined || /^postgres(ql)?:\/\//.test(url), {
      message: "must begin with postgres:// (leave it out for SQLite)",
    }),
    /** Most PostgreSQL connections of this process. */
    DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(10),
    DATA_DIR: z.string().min(1).default("data"),
    /** Most megabytes of all files of cases together; above it complaints are accepted without files. */
    ATTACHMENTS_QUOTA_MB: z.coerce.number().int().min(0).default(20_480),
    /** Megabytes of the disk below DATA_DIR that files leave free, so that ratings can still be saved. */
    MIN_FREE_DISK_MB: z.coerce.number().int().min(0).default(1024),
    /** At least 32 characters. Contact details are encrypted and secrets hashed with keys derived from it. */
    SECRET: z.string().min(32, "needs at least 32 characters, for example from: openssl rand -base64 48"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    /** 1 if one reverse proxy in front sets X-Forwarded-Host, X-Forwarded-Proto and X-Forwarded-For. */
    TRUST_PROXY: z.enum(["0", "1"]).default("0"),
    /** `smtp://user:password@host:587` or `smtps://…`; without it e-mail waits in the outbox. */
    SMTP_URL: optionalText.refine((url) => url === undefined || /^smtps?:\/\/./.test(url), {
      message: "must begin with smtp:// or smtps://",
    }),
    /** The sender of e-mail, an address or `Name <address>`; required with SMTP_URL. */
    MAIL_FROM: optionalText,
    /**
     * The address to which text messages (SMS, Zalo) are posted, see docs/sms-gateway.md; without it none are created.
     */
    SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** The key that signs the gateway's requests, at least 16 characters; required with SMS_GATEWAY_URL. */
    SMS_GATEWAY_SECRET: optionalText,
    /**
     * Networks of the own organisation that webhooks may reach, such as `10.20.0.0/16 192.168.1.5/32`, with a space or comma
     * in between; there http is allowed as well. Everything else that is not on the public internet is refused.
     */
    WEBHOOK_NETWORKS: z
      .string()
      .default("")
      .transform((text) => text.split(/[\s,]+/).filter((network) => network !== ""))
      .refine(
        (networks) => networks.every(isNetwork),
        "must be networks such as 10.20.0.0/16, no wider than /8 (IPv6: /32)",
      ),
    /** Minutes without a request after which a session of staff ends; it ends after twelve hours in any case. */
    SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(720).default(60),
    /** 1 if every subdomain of the public address is reached by https as well: HSTS then includes them. */
    HSTS_SUBDOMAINS: z.enum(["0", "1"]).default("0"),
    /**
     * Seconds for which `/health/ready` answers 503 before a stop begins, so that a load balancer sends no more
     * requests.
     */
    STOP_DELAY: z.coerce.number().int().min(0).max(60).default(0),
    /** For rehearsals only: the instant at which the clock starts. Refused in production. */
    CLOCK_START: z.iso.datetime({ offset: true }).optional(),
  })
  .superRefine((values, check) => {
    if (values.CLOCK_START !== undefined && values.NODE_ENV === "production") {
      check.addIssue({ code: "custom", path: ["CLOCK_START"], message: "is refused in production" });
    }
    if (values.SMTP_URL !== undefined && !/^[^@\s]+@[^@\s]+$|<[^@\s]+@[^@\s]+>$/.test(values.MAIL_FROM ?? "")) {
      check.addIssue({ code: "custom", path: ["MAIL_FROM"], message: "must be an e-mail address, with SMTP_URL" });
    }
    if (values.SMS_GATEWAY_URL !== undefined && (values.SMS_GATEWAY_SECRET ?? "").length < 16) {
      const message = "needs at least 16 characters, with SMS_GATEWAY_URL";
      check.addIssue({ code: "custom", path: ["SMS_GATEWAY_SECRET"], message });
    }
  });

/** The settings of this process, read once at start-up from the environment. */
export interface Settings {
  environment: "production" | "development" | "test";
  port: number;
  host: string | undefined;
  publicUrl: string;
  databaseUrl: string | undefined;
  databasePool: number;
  dataFolder: string;
  /** In bytes, for all files of cases together. */
  attachmentsQuota: number;
  /** In bytes of the disk below the data folder that files leave free. */
  freeDisk: number;
  secret: string;
  logLevel: string;
  trustProxy: boolean;
  /** Undefined if no mail server is set; e-mail then waits. */
  mail: { smtpUrl: string; from: string } | undefined;
  /** Undefined if no gateway is set; no text messages are created then. */
  smsGateway: { url: string; secret: string } | undefined;
  /** Networks in CIDR notation that webhooks may reach besides the public internet. */
  webhookNetworks: readonly string[];
  sessionIdleMinutes: number;
  hstsSubdomains: boolean;
  stopDelaySeconds: number;
  clockStart: Instant | undefined;
}

const bytesOfMegabyte = 1024 * 1024;

/** Combines two settings that belong together; undefined if one is missing. */
function pair<Whole>(
  first: string | undefined,
  second: string | undefined,
  make: (first: string, second: string) => Whole,
): Whole | undefined {
  return first === undefined || second === undefined ? undefined : make(first, second);
}

export type SettingsOutcome = { ok: true; settings: Settings } | { ok: false; problems: string[] };

/** Reads the settings; if some are wrong, lists all problems: one line per variable, without its value. */
export function readSettings(environment: Record<string, string | undefined>): SettingsOutcome {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) };
  }
  const values = parsed.data;
  return {
    ok: true,
    settings: {
      environment: values.NODE_ENV,
      port: values.PORT,
      host: values.HOST,
      publicUrl: (values.PUBLIC_URL ?? `http://localhost:${String(values.PORT)}`).replace(/\/+$/, ""),
      databaseUrl: values.DATABASE_URL,
      databasePool: values.DATABASE_POOL,
      dataFolder: values.DATA_DIR,
      attachmentsQuota: values.ATTACHMENTS_QUOTA_MB * bytesOfMegabyte,
      freeDisk: values.MIN_FREE_DISK_MB * bytesOfMegabyte,
      secret: values.SECRET,
      logLevel: values.LOG_LEVEL,
      trustProxy: values.TRUST_PROXY === "1",
      mail: pair(values.SMTP_URL, values.MAIL_FROM, (smtpUrl, from) => ({ smtpUrl, from })),
      smsGateway: pair(values.SMS_GATEWAY_URL, values.SMS_GATEWAY_SECRET, (url, secret) => ({ url, secret })),
      webhookNetworks: values.WEBHOOK_NETWORKS,
      sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
      hstsSubdomains: values.HSTS_SUBDOMAINS === "1",
      stopDelaySeconds: values.STOP_DELAY,
      clockStart: values.CLOCK_START === undefined ? undefined : instantFromDate(new Date(values.CLOCK_START)),
    },
  };
}

/** The environment of a child process: without settings, so neither SECRET nor DATABASE_URL. */
export function bareEnvironment(): Record<string, string> {
  const known = ["PATH", "TMPDIR", "TZ"].map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
