import type { notifications as vietnamese } from "../vi/notifications.ts";
import type { Words } from "../words.ts";

export const notifications: Words<typeof vietnamese> = {
  greeting: "Dear Sir or Madam,",
  sender: {
    follow:
      "Follow it at {{link}}\nReference: {{reference}}. The page asks for the secret you were given when you sent it; the secret is never sent by mail or message.",
    automatic: "This message was sent automatically; please do not reply to it.",
    receipt: {
      subject: "Received: {{reference}}",
      text: "{{office}} has received your feedback {{reference}}. It is to be answered by the end of {{due}}.",
      short: "{{office}} received {{reference}}. Answer due: {{due}}. Follow it: {{link}}",
    },
    thanks: {
      subject: "Thank you for your praise ({{reference}})",
      text: "{{office}} has received your praise {{reference}}, thanks you, and will pass it on to whom it is about.",
      short: "{{office}} received your praise {{reference}}. Thank you. See it at: {{link}}",
    },
    progress: {
      subject: "{{reference}} is being handled",
      text: "Your feedback {{reference}} was given to those who handle it. It is to be answered by the end of {{due}}.",
      short: "{{office}}: {{reference}} is being handled. Answer due: {{due}}. Follow it: {{link}}",
    },
    asked: {
      subject: "More information needed for {{reference}}",
      text: "{{office}} needs more information from you to handle your feedback {{reference}}. The question, and where to answer it, are on the page where you follow it.",
      short: "{{office}} needs more information for {{reference}}: {{link}}",
    },
    answered: {
      subject: "{{reference}} has been answered",
      text: "{{office}} has answered your feedback {{reference}}. The answer is on the page where you follow it.",
      short: "{{office}} answered {{reference}}. Read it: {{link}}",
    },
    "not-accepted": {
      subject: "About your feedback {{reference}}",
      text: "{{office}} has considered your feedback {{reference}} and cannot take it in. The reason, and where you can turn, are on the page where you follow it.",
      short: "{{office}} cannot take in {{reference}}. The reason and advice: {{link}}",
    },
    forwarded: {
      subject: "{{reference}} was passed on to the agency in charge",
      text: "{{office}} has passed your feedback {{reference}} on to the agency in charge. Its name is on the page where you follow it.",
      short: "{{office}} passed {{reference}} on to the agency in charge: {{link}}",
    },
    reopened: {
      subject: "{{reference}} is being considered again",
      text: "As you asked, {{office}} considers your feedback {{reference}} again. It is to be answered by the end of {{due}}.",
      short: "{{office}} considers {{reference}} again. Answer due: {{due}}. Follow it: {{link}}",
    },
    interim: {
      subject: "Our apologies: the answer to {{reference}} is late",
      text: "Your feedback {{reference}} was to be answered by {{due}} and has not been answered yet. {{office}} apologises for the delay; the case is still being handled and you will be told as soon as there is an answer.",
      short: "{{office}} apologises: {{reference}} was not answered by {{due}}. It is still being handled: {{link}}",
    },
    duplicate: {
      subject: "{{reference}} is looked into together",
      text: "What you sent as {{reference}} had been sent to {{office}} before and is being looked into together. When there is an answer, you will be told and can read it on the status page.",
      short:
        "{{office}} looks into {{reference}} together with earlier feedback on the same matter. Follow it: {{link}}",
    },
    separated: {
      subject: "{{reference}} is handled on its own",
      text: "{{office}} handles your feedback {{reference}} on its own, no longer together with another. The answer is due by the end of {{due}}.",
      short: "{{office}} handles {{reference}} on its own. Due: {{due}}. Follow it: {{link}}",
    },
  },
  invitation: {
    subject: "Please rate how you were served: dossier {{number}}",
    text: "{{office}}: the result of dossier {{number}} is ready. Please rate how you were served at the address below: one tap, no sign-in, no name asked, no effect on the dossier.\n\n{{link}}\n\nEvery dossier has one invitation only. If you want no more of them, open: {{stop}}",
    short:
      "{{office}}: the result of dossier {{number}} is ready. Please rate how you were served, one tap, no name asked: {{link}} No more invitations: {{stop}}",
  },
  /** An invitation of an office that compares two sentences for it. */
  comparedInvitation: {
    call: "Please rate how you were served: one tap, no sign-in, no name asked, no effect on the dossier.",
    text: "{{office}}: the result of dossier {{number}} is ready. {{wording}}\n\n{{link}}\n\nEvery dossier has one invitation only. If you want no more of them, open: {{stop}}",
    short: "{{office}}: the result of dossier {{number}} is ready. {{wording}} {{link}} No more invitations: {{stop}}",
  },
  /** Invitations to rate: their settings, their figures, and the page on which a receiver refuses them. */
  invitations: {
    intro:
      "When the result of a dossier is ready, people who sent it online or by post, and those who agreed, are invited to rate by a single e-mail or text message. A dossier that was rated is not invited.",
    privacy:
      "E-mail addresses and telephone numbers are stored only while this is switched on, encrypted and for the invitation alone. They are deleted as soon as it is sent, the dossier is rated or the receiver refuses, and 14 days after the result. Switching off deletes every stored address at once.",
    switchTitle: "Switch invitations on or off",
    isOn: "Send invitations to rate",
    basis: "Legal basis",
    basisHint:
      "The document that allows the office to use an applicant's contact for an invitation; it goes into the audit record.",
    noChannel:
      "Invitations cannot be sent yet: neither the mail server (SMTP_URL, MAIL_FROM) nor the gateway for text messages (SMS_GATEWAY_URL) is set.",
    columnsTitle: "Where contacts come from",
    columns:
      "From the columns “Thư điện tử”, “Số điện thoại” and “Đồng ý nhận lời mời đánh giá” of the register. If it has the column of consent, only rows that say “Có” are invited; without it, only dossiers sent online or by post.",
    api: "One-stop software can also ask for single invitations through the API; an address sent that way is never stored.",
    words: "Change the words of the invitation",
    countsTitle: "The last 90 days",
    waiting: "Waiting for a result",
    sent: "Sent",
    perhapsSent: "Perhaps arrived, nobody knows (not sent again)",
    undeliverable: "Not deliverable (address deleted)",
    refusals: "Addresses that refuse invitations",
    participationTitle: "Whether invitations work",
    invited: "Invited dossiers",
    others: "Dossiers sent online or by post and not invited",
    share: "{{rated}} of {{of}} dossiers rated: {{share}} (95% interval: {{from}} – {{to}})",
    nothing: "No dossiers yet.",
    participationHint:
      "Every dossier counts once. Of invited dossiers, only ratings given after the message count. The two groups were not drawn at random, so other causes may also explain a difference.",
    problems: {
      basisMissing: "State the legal basis, at least 10 characters, before invitations are switched on.",
      basisLong: "The legal basis has at most 500 characters.",
      rulesChanged: "Somebody else has just saved changes on this page. Check what is there now and save again.",
    },
    stop: {
      title: "Refuse invitations to rate",
      text: "If you agree, {{office}} will send no more invitations to rate to this address. It changes nothing about your dossier or other notices to you.",
      button: "Send no more invitations",
      doneTitle: "Noted",
      done: "{{office}} will send no more invitations to rate to this address. Thank you for letting us know.",
    },
  },
  assigned: {
    subject: "{{reference}} was given to you, due {{due}}",
    text: "The feedback {{reference}} was given to you to handle. It is to be answered by the end of {{due}}.",
  },
  addressChanged: {
    subject: "The e-mail address you sign in with was changed",
    text: "At {{at}} an administrator of {{office}} changed the e-mail address of the account that used this one. It can no longer be used to sign in. If you do not know about this, please contact the administrator of your office at once.",
  },
  invited: {
    subject: "{{office}} invites you to work there",
    text: "{{office}} invites you to work there with your account. Please sign in and open My account to accept or decline. If you have no account, please ignore this message.",
  },
  handedOver: {
    subject: "{{cases}} case(s) were handed over to you",
    text: "A colleague's account was closed, and {{cases}} of their open case(s) are yours now. The list with the due days is on the page below.",
  },
  webhookOff: {
    subject: "“{{webhook}}” is no longer told of events",
    text: "For days {{office}} could not deliver events to the software “{{webhook}}”, so the product has switched this address off. Once the receiving software works again, switch it on and repeat what is missing on the page below.",
  },
  report: {
    subject: "{{report}} – {{office}}",
    text: "{{office}} sends {{report}} with this message; its figures are from {{from}} to {{to}}. The message was sent at the time it was planned for; the official document comes by the document system.",
  },
  reportsDue: {
    subject: "Reports to send ({{reports}}), {{today}}",
    intro: "Reminder of {{today}}. These reports are not marked as sent:",
    left: "due {{due}}, {{days}} working days left",
    today: "due today, {{due}}",
    late: "due {{due}}, {{days}} working days late",
    list: "The list of reports: {{link}}",
  },
  digest: {
    subject: "Feedback to see to on {{today}}: {{cases}}",
    subjectLate: "Feedback to see to on {{today}}: {{cases}}, of which overdue {{late}}",
    intro: "Reminders for {{today}}.",
    own: "You are handling:",
    escalated: "Please see to it that these are handled:",
    left: "due {{due}}, {{days}} working day(s) left",
    today: "due today, {{due}}",
    late: "due {{due}}, {{days}} working day(s) overdue",
    inbox: "All feedback: {{link}}",
  },
  test: {
    subject: "Test message of {{office}}",
    text: "This is a test message sent at {{at}}. That it has arrived means that e-mail reaches staff and senders.",
  },
  page: {
    test: "Send a test message",
    testText: "It goes to {{address}} within a minute. If it does not arrive, the list below says why.",
    testDone: "The test message is in the queue. Please look into the mailbox, its spam folder included.",
    done: "The message waits to be sent again.",
    title: "Mail and messages",
    intro:
      "E-mail and text messages from the product to citizens and staff. Recipients and contents are encrypted and not shown here.",
    waitingFor: {
      email:
        "{{number}} e-mail message(s) are waiting because no mail server is set up (SMTP_URL, MAIL_FROM). They leave as soon as the administrator sets one up.",
      sms: "{{number}} text message(s) are waiting because no gateway is set up (SMS_GATEWAY_URL, SMS_GATEWAY_SECRET).",
    },
    sentLately: "Sent in the last 7 days",
    pending: "Waiting",
    lapsed: "Not sent because no longer of use, in the last 7 days",
    givenUp: "Could not be sent",
    givenUpIntro:
      "Tried {{attempts}} times, refused at the other end, or nobody knows whether it arrived. Once the cause is removed, press “Try again”. Where it says “Perhaps sent”, another try may reach the recipient twice.",
    givenUpNone: "No message had to be given up.",
    pendingNone: "No message is waiting.",
    kind: "What",
    attempts: "Attempts: {{attempts}}",
    created: "Written",
    next: "Next attempt",
    problem: "Reason",
    perhapsSent: "Perhaps sent",
    retry: "Try again",
    retryNamed: "Try again: {{kind}} {{about}}",
    forgotten: "Contents removed on schedule",
    notThere: "This message was sent or can no longer be tried again.",
    more: "Only the latest {{number}} are shown.",
  },
  kinds: {
    receipt: "Receipt for the sender",
    thanks: "Thanks to the sender of praise",
    progress: "Progress for the sender",
    answered: "Answer available",
    asked: "More information needed",
    "not-accepted": "Not taken in",
    forwarded: "Passed on",
    reopened: "Considered again",
    interim: "Notice of a late answer",
    assigned: "Case given",
    "address-changed": "Changed e-mail address",
    invited: "Invitation to an office",
    "handed-over": "Cases handed over",
    test: "Test message",
    "reports-due": "Reports to send",
    report: "Report",
    "webhook-off": "An address for events was switched off",
    digest: "Reminders of the day",
    duplicate: "Looked into together",
    separated: "Handled on its own",
  },
  channels: {
    email: "E-mail",
    sms: "Text message",
  },
  problems: {
    connection: "The server was not reached",
    timeout: "The server did not answer in time",
    credentials: "The server refused the product's account",
    server: "The server reported an error",
    "unknown-outcome": "The server took the message and never said what became of it; sent at most once more",
    refused: "Refused at the other end",
    deferred: "The recipient's server does not take it for now",
    unreadable: "The contents cannot be decrypted (SECRET was changed)",
  },
};
