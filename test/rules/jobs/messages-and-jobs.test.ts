import { describe, expect, test } from "vitest";
import { translator } from "#app/i18n/translate.ts";
import { jobsThatDidNotRun } from "#app/jobs/late-jobs.ts";
import { firstSlotFrom, newestSlot } from "#app/jobs/slots.server.ts";
import { timetable } from "#app/jobs/timetable.ts";
import { usualPatience } from "#app/notifications/mail-transport.server.ts";
import { messageText } from "#app/notifications/message-text.ts";
import {
  senderMessageKinds,
  type DeliveryProblem,
  type DigestMessage,
  type Message,
} from "#app/notifications/message.ts";
import { mostAttempts, nextAttemptAt } from "#app/notifications/next-attempt.ts";
import { day, instantFromDate } from "#app/platform/day.ts";
import { readSettings } from "#app/platform/settings.server.ts";

const at = (time: string) => instantFromDate(new Date(time));

describe("when a message is tried again", () => {
  const failedAt = at("2026-11-20T02:00:00Z");
  const after = (problem: DeliveryProblem, attempts: number, unknownOutcomes = 0) =>
    nextAttemptAt({ problem, attempts, unknownOutcomes, failedAt });

  test.each([
    [1, "2026-11-20T02:01:00.000Z"],
    [2, "2026-11-20T02:05:00.000Z"],
    [3, "2026-11-20T02:15:00.000Z"],
    [4, "2026-11-20T03:00:00.000Z"],
    [5, "2026-11-20T06:00:00.000Z"],
    [7, "2026-11-20T14:00:00.000Z"],
    [8, null],
    [9, null],
  ])("after attempt %i: %s", (attempts, next) => {
    for (const problem of ["connection", "timeout", "credentials", "server", "deferred"] as const) {
      expect(after(problem, attempts)).toBe(next);
    }
  });

  test("it is given up when the last attempt failed", () => {
    expect(after("server", mostAttempts)).toBeNull();
    expect(after("server", mostAttempts - 1)).not.toBeNull();
  });

  test("a refused one never, one that cannot be opened every hour, one that may have arrived once more", () => {
    expect(after("refused", 1)).toBeNull();
    expect(after("unreadable", 1)).toBe("2026-11-20T03:00:00.000Z");
    expect(after("unreadable", 100)).toBe("2026-11-20T03:00:00.000Z");
    expect(after("unknown-outcome", 1, 1)).toBe("2026-11-20T03:00:00.000Z");
    expect(after("unknown-outcome", 2, 2)).toBeNull();
    expect(after("server", 2, 2)).toBeNull();
    expect(after("connection", 2, 1)).toBe("2026-11-20T02:05:00.000Z");
  });

  test("a mail server has the time that RFC 5321 gives it", () => {
    expect(usualPatience.greeting).toBeGreaterThanOrEqual(5 * 60_000);
    expect(usualPatience.answer).toBeGreaterThanOrEqual(10 * 60_000);
  });
});

describe("the words of messages", () => {
  const toSender = (kind: (typeof senderMessageKinds)[number]): Message => ({
    kind,
    reference: "PA-7KQM-4TRX",
    officeName: "Sở Khoa học và Công nghệ",
    contactLine: "Bộ phận Một cửa",
    dueOn: day("2026-11-30"),
    link: "https://hailong.example.vn/t/PA-7KQM-4TRX",
  });

  test.each(senderMessageKinds.flatMap((kind) => [[kind, "vi"] as const, [kind, "en"] as const]))(
    "%s in %s names the reference and the link, and leaves no gap",
    (kind, language) => {
      for (const channel of ["email", "sms"] as const) {
        const { subject, text } = messageText(toSender(kind), channel, translator(language), language);
        expect(text).toContain("PA-7KQM-4TRX");
        expect(text).toContain("https://hailong.example.vn/t/PA-7KQM-4TRX");
        expect(subject + text).not.toMatch(/\{\{|undefined|&#/);
        expect(subject === "").toBe(channel === "sms");
      }
    },
  );

  test("a text message is one line", () => {
    for (const kind of senderMessageKinds) {
      expect(messageText(toSender(kind), "sms", translator("vi"), "vi").text).not.toContain("\n");
    }
  });

  test("the digest tells apart what one handles and what one is to see to, and how late it is", () => {
    const line = { link: "https://hailong.example.vn/inbox/x", isEscalated: false };
    const digest: DigestMessage = {
      kind: "digest",
      officeName: "Sở Khoa học và Công nghệ",
      today: day("2026-11-30"),
      link: "https://hailong.example.vn/inbox",
      lines: [
        { ...line, reference: "PA-SAU", dueOn: day("2026-12-02"), workingDaysLeft: 2 },
        { ...line, reference: "PA-NAY", dueOn: day("2026-11-30"), workingDaysLeft: 0 },
        { ...line, reference: "PA-TRE", dueOn: day("2026-11-27"), workingDaysLeft: -1, isEscalated: true },
      ],
    };
    const { subject, text } = messageText(digest, "email", translator("vi"), "vi");
    expect(subject).toBe("Phản ánh, kiến nghị cần xử lý ngày 30/11/2026: 3, trong đó quá hạn 1");
    expect(text.split("\n").filter((one) => /PA-|:$/.test(one))).toEqual([
      "Ông/Bà đang xử lý:",
      "- PA-NAY: đến hạn hôm nay, 30/11/2026",
      "- PA-SAU: hạn 02/12/2026, còn 2 ngày làm việc",
      "Đề nghị Ông/Bà đôn đốc:",
      "- PA-TRE: hạn 27/11/2026, quá hạn 1 ngày làm việc",
    ]);
  });
});

describe("the slots of a schedule, in Vietnamese time", () => {
  test.each([
    ["20 2 * * *", "2026-11-20T02:20:00+07:00", "2026-11-19T19:20:00.000Z", "at the very moment"],
    ["20 2 * * *", "2026-11-20T02:19:59.999+07:00", "2026-11-18T19:20:00.000Z", "just before it"],
    ["*/10 6-19 * * *", "2026-11-20T07:34:10+07:00", "2026-11-20T00:30:00.000Z", "within the day"],
    ["*/10 6-19 * * *", "2026-11-21T05:00:00+07:00", "2026-11-20T12:50:00.000Z", "in the night"],
    ["* * * * *", "2026-12-31T23:59:59+07:00", "2026-12-31T16:59:00.000Z", "at the end of the year"],
  ])("%s at %s: %s, %s", (schedule, now, slot) => {
    expect(newestSlot(schedule, at(now))).toBe(slot);
  });

  test("every schedule of the timetable can be read", () => {
    for (const { schedule } of timetable) expect(newestSlot(schedule, at("2026-11-20T09:00:00+07:00"))).toBeDefined();
  });
});

test.each([
  ["2026-11-20T01:50:00Z", []],
  ["2026-11-20T01:44:00Z", ["send"]],
  [null, ["send"]],
])("a job that may be 15 minutes late, last done at %s, is shown at 9:00: %j", (last, late) => {
  const jobs = [{ name: "send", schedule: "* * * * *", catchUpMinutes: 10, lateAfterMinutes: 15 }];
  const lastAt = last === null ? null : at(last);
  const known = new Map([["send", { lastAt, firstDueAt: at("2026-11-01T00:00:00Z") }]]);
  expect(jobsThatDidNotRun(jobs, known, at("2026-11-20T02:00:00Z")).map(({ name }) => name)).toEqual(late);
});

test.each([
  ["installed at night", "2026-11-19T22:00:00+07:00", "2026-11-20T05:59:00+07:00", []],
  ["installed at night, the first slot just due", "2026-11-19T22:00:00+07:00", "2026-11-20T06:00:00+07:00", []],
  ["a day after its first slot", "2026-11-19T22:00:00+07:00", "2026-11-21T06:10:00+07:00", ["remind-staff"]],
  ["installed in working time", "2026-11-20T09:05:00+07:00", "2026-11-20T09:06:00+07:00", []],
  ["a quarter of an hour without mail", "2026-11-20T09:05:00+07:00", "2026-11-20T09:25:00+07:00", ["send-messages"]],
] as const)("before a job was due for the first time it is not late: %s", (_what, installed, now, late) => {
  const jobs = timetable.filter(({ name }) => name === "remind-staff" || name === "send-messages");
  const known = new Map(
    jobs.map(({ name, schedule }) => {
      const isOther = (late as readonly string[]).every((one) => one !== name);
      const firstDueAt = firstSlotFrom(schedule, at(installed), at(now));
      // What the case is not about ran just now, as far as it was due.
      return [name, { lastAt: isOther && name === "send-messages" ? at(now) : null, firstDueAt }] as const;
    }),
  );
  expect(jobsThatDidNotRun(jobs, known, at(now)).map(({ name }) => name)).toEqual(late);
});

describe("settings of mail and of the gateway", () => {
  const settings = (change: Record<string, string>) => {
    const outcome = readSettings({ SECRET: "a secret of the tests, long enough to be taken", ...change });
    return outcome.ok ? { mail: outcome.settings.mail, gateway: outcome.settings.smsGateway } : outcome.problems;
  };

  test("without them both channels are closed", () => {
    expect(settings({})).toEqual({ mail: undefined, gateway: undefined });
  });

  test("half of them is told as a mistake, without its value", () => {
    expect(settings({ SMTP_URL: "smtp://mail.example.vn" })).toEqual([expect.stringMatching(/^MAIL_FROM: /)]);
    expect(settings({ SMS_GATEWAY_URL: "https://sms.example.vn", SMS_GATEWAY_SECRET: "short" })).toEqual([
      expect.stringMatching(/^SMS_GATEWAY_SECRET: (?!.*short)/),
    ]);
  });

  test("whole, they open the channels", () => {
    const mail = { SMTP_URL: "smtps://u:p@mail.example.vn", MAIL_FROM: "Hài Lòng <hailong@example.vn>" };
    const gateway = { SMS_GATEWAY_URL: "https://sms.example.vn/send", SMS_GATEWAY_SECRET: "sixteen letters!" };
    expect(settings({ ...mail, ...gateway })).toEqual({
      mail: { smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM },
      gateway: { url: gateway.SMS_GATEWAY_URL, secret: gateway.SMS_GATEWAY_SECRET },
    });
  });
});
