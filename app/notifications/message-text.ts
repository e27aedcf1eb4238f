import { formatDay, formatInstant, formatLongDay } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type {
  AddressChangedMessage,
  AssignedMessage,
  Channel,
  DigestLine,
  DigestMessage,
  HandedOverMessage,
  InvitedMessage,
  Letter,
  Message,
  ReportMessage,
  ReportsDueMessage,
  SenderMessage,
  TestMessage,
  WebhookOffMessage,
} from "./message.ts";

/** Writes the text of a message; `t` translates into its `language`. A text message has no subject. */
export function messageText(
  message: Message,
  channel: Channel,
  t: Translate,
  language: Language,
): Pick<Letter, "subject" | "text"> {
  switch (message.kind) {
    case "digest":
      return digestText(message, t, language);
    case "reports-due":
      return reportsDueText(message, t, language);
    case "report":
      return reportText(message, t);
    case "assigned":
      return assignedText(message, t);
    case "handed-over":
      return handedOverText(message, t);
    case "address-changed":
      return addressChangedText(message, t);
    case "invited":
      return invitedText(message, t);
    case "webhook-off":
      return webhookOffText(message, t);
    case "test":
      return testText(message, t);
    default:
      return channel === "sms" ? { subject: "", text: shortText(message, t) } : senderText(message, t);
  }
}

/** Joins paragraphs by empty lines; empty paragraphs are left out. */
function paragraphs(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function senderText(message: SenderMessage, t: Translate): Pick<Letter, "subject" | "text"> {
  const { kind, reference, officeName, contactLine, link } = message;
  const values = { reference, office: officeName, due: formatDay(message.dueOn) };
  return {
    subject: t(`notifications:sender.${kind}.subject`, values),
    text: paragraphs(
      t("notifications:greeting"),
      t(`notifications:sender.${kind}.text`, values),
      t("notifications:sender.follow", { reference, link }),
      t("notifications:sender.automatic"),
      [officeName, contactLine].filter((line) => line !== "").join("\n"),
    ),
  };
}

function shortText(message: SenderMessage, t: Translate): string {
  const { kind, reference, officeName, dueOn, link } = message;
  return t(`notifications:sender.${kind}.short`, { reference, office: officeName, due: formatDay(dueOn), link });
}

function assignedText({ reference, dueOn, link }: AssignedMessage, t: Translate): Pick<Letter, "subject" | "text"> {
  const values = { reference, due: formatDay(dueOn) };
  return {
    subject: t("notifications:assigned.subject", values),
    text: paragraphs(t("notifications:greeting"), t("notifications:assigned.text", values), link),
  };
}

function handedOverText(
  { officeName, cases, link }: HandedOverMessage,
  t: Translate,
): Pick<Letter, "subject" | "text"> {
  const values = { cases: String(cases) };
  return {
    subject: t("notifications:handedOver.subject", values),
    text: paragraphs(t("notifications:greeting"), t("notifications:handedOver.text", values), link, officeName),
  };
}

function addressChangedText(
  { officeName, changedAt }: AddressChangedMessage,
  t: Translate,
): Pick<Letter, "subject" | "text"> {
  const values = { office: officeName, at: formatInstant(changedAt) };
  return {
    subject: t("notifications:addressChanged.subject", values),
    text: paragraphs(t("notifications:greeting"), t("notifications:addressChanged.text", values), officeName),
  };
}

function invitedText({ officeName, link }: InvitedMessage, t: Translate): Pick<Letter, "subject" | "text"> {
  const values = { office: officeName };
  return {
    subject: t("notifications:invited.subject", values),
    text: paragraphs(t("notifications:greeting"), t("notifications:invited.text", values), link, officeName),
  };
}

function webhookOffText(
  { officeName, webhook, link }: WebhookOffMessage,
  t: Translate,
): Pick<Letter, "subject" | "text"> {
  const values = { office: officeName, webhook };
  return {
    subject: t("notifications:webhookOff.subject", values),
    text: paragraphs(t("notifications:greeting"), t("notifications:webhookOff.text", values), link, officeName),
  };
}

function reportText(
  { officeName, report, from, cutOff }: ReportMessage,
  t: Translate,
): Pick<Letter, "subject" | "text"> {
  const values = { report, office: officeName, from: formatDay(from), to: formatDay(cutOff) };
  return {
    subject: t("notifications:report.subject", values),
    text: paragraphs(t("notifications:greeting"), t("notifications:report.text", values), officeName),
  };
}

function testText({ officeName, sentAt }: TestMessage, t: Translate): Pick<Letter, "subject" | "text"> {
  const values = { office: officeName, at: formatInstant(sentAt) };
  return {
    subject: t("notifications:test.subject", values),
    text: paragraphs(t("notifications:greeting"), t("notifications:test.text", values), officeName),
  };
}

function digestText(message: DigestMessage, t: Translate, language: Language): Pick<Letter, "subject" | "text"> {
  const { lines, officeName, today, link } = message;
  const ownLines = lines.filter(({ isEscalated }) => !isEscalated);
  const escalatedLines = lines.filter(({ isEscalated }) => isEscalated);
  const lateCount = lines.filter(({ workingDaysLeft }) => workingDaysLeft < 0).length;
  const values = { cases: String(lines.length), late: String(lateCount), today: formatDay(today) };
  return {
    subject: t(lateCount === 0 ? "notifications:digest.subject" : "notifications:digest.subjectLate", values),
    text: paragraphs(
      t("notifications:greeting"),
      t("notifications:digest.intro", { today: formatLongDay(today, language) }),
      digestPart(t("notifications:digest.own"), ownLines, t),
      digestPart(t("notifications:digest.escalated"), escalatedLines, t),
      t("notifications:digest.inbox", { link }),
      officeName,
    ),
  };
}

function digestPart(heading: string, lines: readonly DigestLine[], t: Translate): string {
  if (lines.length === 0) return "";
  const inOrder = [...lines].sort((a, b) => (a.dueOn + a.reference < b.dueOn + b.reference ? -1 : 1));
  return [heading, ...inOrder.map((line) => digestLineText(line, t))].join("\n");
}

function digestLineText({ reference, dueOn, workingDaysLeft, link }: DigestLine, t: Translate): string {
  const days = String(Math.abs(workingDaysLeft));
  const stand = workingDaysLeft < 0 ? "late" : workingDaysLeft === 0 ? "today" : "left";
  return `- ${reference}: ${t(`notifications:digest.${stand}`, { due: formatDay(dueOn), days })}\n  ${link}`;
}

function reportsDueText(
  { officeName, today, reports, link }: ReportsDueMessage,
  t: Translate,
  language: Language,
): Pick<Letter, "subject" | "text"> {
  const lines = reports.map(({ name, dueOn, workingDaysLeft }) => {
    const stand = workingDaysLeft < 0 ? "late" : workingDaysLeft === 0 ? "today" : "left";
    const values = { due: formatDay(dueOn), days: String(Math.abs(workingDaysLeft)) };
    return `- ${name}: ${t(`notifications:reportsDue.${stand}`, values)}`;
  });
  return {
    subject: t("notifications:reportsDue.subject", { reports: String(reports.length), today: formatDay(today) }),
    text: paragraphs(
      t("notifications:greeting"),
      [t("notifications:reportsDue.intro", { today: formatLongDay(today, language) }), ...lines].join("\n"),
      t("notifications:reportsDue.list", { link }),
      officeName,
    ),
  };
}
