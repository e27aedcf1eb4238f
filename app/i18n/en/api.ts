import type { Words } from "../words.ts";
import type { api as vietnamese, webhooks as vietnameseWebhooks } from "../vi/api.ts";

export const api: Words<typeof vietnamese> = {
  title: "Hài Lòng API",
  intro:
    "By this interface one-stop software and other programs send dossiers, get rating codes, read ratings, send feedback and read figures.",
  keyText:
    "The administrator makes a key on the page API keys; each belongs to one office and has certain permissions.",
  scopeNeeded: "The key needs the permission {{scope}}.",
  idempotencyText:
    "Chosen by the program that asks, 1 to 200 characters. For 24 hours the same request under the same key gets the first answer again and is not carried out twice.",
  addressWrong: "This must be exactly one e-mail address or one Vietnamese mobile number.",
  problemAnswer: "The request was not carried out; see RFC 9457.",
  answer: "The request was carried out.",
  routes: {
    listOffices: {
      title: "The office of the key",
      text: "The office the key belongs to, with its counters and units. Any key may ask; it is a good way to try a key.",
    },
    saveDossiers: {
      title: "Save many dossiers",
      text: "Adds or updates up to 1,000 dossiers. Each is read and judged like a row of a register. A refused dossier keeps no other one from being saved. Sending an unchanged dossier again changes nothing. Nothing about the applicant is accepted.",
    },
    saveDossier: { title: "Save one dossier", text: "Adds (201) or updates (200) the dossier of this number." },
    findDossier: { title: "One dossier", text: "The dossier as the product has it, with its rating code." },
    findReceipt: {
      title: "The rating code of a dossier",
      text: "The code, the address to print as a QR code or to send to the citizen, and the last day on which it can be rated.",
    },
    findReceiptQrSvg: { title: "QR code as SVG", text: "The QR code of the rating address as SVG." },
    findReceiptQrPng: { title: "QR code as PNG", text: "The QR code of the rating address as PNG." },
    sendInvitation: {
      title: "Send one invitation to rate",
      text: "Sends one e-mail or text message at once, to an address that is never stored, and invites to rate a dossier whose result is ready. A dossier is invited at most once, never after it was rated, and only in the working time of the office. If it cannot be sent now, the answer is 503 with Retry-After: send the request again.",
    },
    listRatings: {
      title: "Ratings",
      text: "The counted ratings in the order in which they were first given, without dossier number, words or personal data. Each page links to the next.",
    },
    giveRating: {
      title: "Give a rating",
      text: "Records the level that a citizen chose in another program, by the rating code. Its source is recorded as API. A dossier has one counted rating.",
    },
    listComplaints: {
      title: "Feedback",
      text: "Problems, proposals and praise with their state and due days, without text and contact details. Locked cases are not in the list.",
    },
    sendComplaint: {
      title: "Send feedback",
      text: "Registers a problem, proposal or praise that another program received. Contact details only with the sender's consent. The answer has the reference and the secret to hand to the sender.",
    },
    findFigures: {
      title: "Figures of a period",
      text: "The figures of the office in the year, quarter, month or days asked for, with numerator, denominator and target. A figure with too few answers is withheld.",
    },
  },
  codes: {
    ratingCodeMisread:
      "The rating code “{{text}}” could not be read, so the dossier was not saved. Check the code on the label, or send the dossier again without it.",
    ratingCodeUnknown:
      "The rating code {{text}} was never issued, so the dossier was not saved. Check the code on the label, or send the dossier again without it.",
    ratingCodeElsewhere:
      "The rating code {{text}} belongs to another office, so the dossier was not saved. Check which labels were used, or send the dossier again without the code.",
    ratingCodeTaken:
      "The rating code {{text}} is bound to dossier {{number}}, so this one was not saved. Check the code, or send the dossier again without it.",
    dossierHasCode:
      "The dossier already has the rating code {{found}}, so {{text}} was not bound to it and nothing was changed. Send it again with the code that it has, or with none.",
  },
  refusals: {
    "bad-request": {
      title: "The request is not right",
      text: "Check the parameters of the address and the header Idempotency-Key.",
    },
    "bad-json": {
      title: "The body is not valid JSON",
      text: "The body must be JSON in UTF-8, at most 16 levels deep, with no name twice in an object.",
    },
    "no-key": { title: "No API key", text: "Send the key in the header Authorization: Bearer." },
    "wrong-key": {
      title: "The API key is not accepted",
      text: "The key is wrong, revoked or expired. Ask the administrator of the office.",
    },
    "not-allowed": {
      title: "The key may not do this",
      text: "The administrator of the office can make a key with the permission that this address needs.",
    },
    "not-found": {
      title: "Not found",
      text: "There is no such address, or the office of the key has nothing of that name.",
    },
    "wrong-method": { title: "The method cannot be used here", text: "Use a method from the header Allow." },
    "being-answered": {
      title: "The request is being answered",
      text: "A request with the same Idempotency-Key is being worked on. Send it again in a moment to get the answer.",
    },
    "wrong-type": {
      title: "The type of the body is not accepted",
      text: "Send the body as Content-Type: application/json, in UTF-8, not compressed.",
    },
    invalid: { title: "The body is not right", text: "Correct what places names and send it again." },
    "other-law": {
      title: "This may be a formal complaint or a denunciation",
      text: "These are handled under other laws. If the sender wants to send it as feedback all the same, send it again with otherLaw as “anyway”.",
    },
    "not-open": { title: "The time for rating is over", text: "This dossier can no longer be rated." },
    "invitations-off": {
      title: "The office sends no invitations",
      text: "They are switched on at Settings, Invitations to rate.",
    },
    "no-channel": {
      title: "Nothing sends by this channel",
      text: "The mail server or the gateway for text messages is not set.",
    },
    "send-later": {
      title: "It cannot be sent now",
      text: "It is outside working time, the mail server or gateway has a problem, or the dossier is being invited. Nothing is stored; send the request again after the seconds in Retry-After.",
    },
    "key-reused": {
      title: "The Idempotency-Key was used for another request",
      text: "Choose a new key for a request that says something else.",
    },
    "too-many": { title: "Too many requests", text: "Try again after the seconds in the header Retry-After." },
  },
  scopes: {
    dossiers: { read: "Read dossiers and rating codes", write: "Add and update dossiers" },
    invitations: { send: "Send invitations to rate" },
    ratings: { read: "Read ratings", write: "Give ratings" },
    complaints: { read: "Read the list of feedback", write: "Send feedback" },
    figures: { read: "Read figures" },
  },
  problems: {
    nameMissing: "Enter the name of the key, at least 2 characters.",
    nameLong: "The name can have at most 80 characters.",
    nameTaken:
      "A valid key has this name. If you made it a moment ago and did not copy it, revoke it and make another.",
    scopesMissing: "Choose at least one permission.",
    dayWrong: "Enter the day as day/month/year, for example 31/12/2027.",
    dayOver: "The last day cannot be before today.",
    tooMany: "The office has 50 valid keys. Revoke those that are no longer used.",
  },
  keys: {
    title: "API keys",
    intro:
      "One-stop software and other programs use a key to send dossiers, get rating codes and read the office's figures. Give each program a key of its own.",
    guide: "About the API",
    none: "There are no keys yet. Make the first one with the form below.",
    listTitle: "Keys",
    newTitle: "Make a key",
    name: "Name",
    nameHint: "For example: one-stop software",
    scopes: "Permissions",
    scopesHint: "Choose only what the program needs.",
    expiresOn: "Last day on which it is valid (optional)",
    expiresHint: "For example 31/12/2027. Without a day the key is valid until it is revoked.",
    create: "Make the key",
    createdTitle: "The key “{{name}}” is made",
    createdText: "Copy the key now and store it safely. It is shown this once; the product does not store it.",
    createdLabel: "Key",
    createdOn: "Made on {{day}}",
    createdOnBy: "Made on {{day}} by {{name}}",
    lastUsed: "Last used on {{day}}",
    neverUsed: "Never used",
    validUntil: "Valid until the end of {{day}}",
    valid: "Valid",
    expired: "Expired after {{day}}",
    revoked: "Revoked on {{day}}",
    revoke: "Revoke",
    revokeNamed: "Revoke the key “{{name}}”",
    revokeTitle: "Revoke the key “{{name}}”?",
    revokeText:
      "The program that uses this key is refused from its next request on. A revoked key cannot be used again; to go on, make a new one.",
    revokeYes: "Revoke this key",
    back: "Back to the keys",
    revokedDone: "The key is revoked. From now on the program that uses it is refused.",
  },
  guide: {
    linksTitle: "Rating links that software prints by itself",
    linksText:
      "One-stop software can make rating links by itself and print them as QR codes on its receipts, without calling the API, even before the dossier is in the register. A rating that comes first is kept and counts as soon as the dossier is registered.",
    linksForm: "{{site}}/s/<id of the secret>/<dossier number>/<signature>",
    linksRules: {
      secret:
        "An administrator makes the secret on the page “Rating links that other software prints”. Use the whole text, its beginning hailong_link_… included.",
      number:
        "The dossier number without spaces and in capitals, as in the register; its special characters are percent-encoded in the address (/ is %2F).",
      signature:
        "The signature is the first 20 hexadecimal digits, in capitals, of HMAC-SHA256 (RFC 2104) over the dossier number in UTF-8.",
      capitals: "For a small QR code write everything after https:// in capitals.",
      private:
        "The link permits rating that dossier: print it on the dossier's paper only. Keep the secret out of web pages, apps and logs.",
    },
    linksVector: "An example to compare with (its secret belongs to no system); docs/signed-links.json has more.",
    linksVectorLabel: "An example to compare with",
    linksSample: "Sample code: {{name}}",
    codesTitle: "Labels with codes issued in advance",
    codesText:
      "A label from a book of codes issued in advance belongs to no dossier yet. When software saves a dossier, it sends the code that was scanned from the label as ratingCode; from then on the code is another name of the dossier's receipt, and ratings that were given by the label count. Sending the same code again changes nothing. A code that was never issued, or belongs to another office or dossier, refuses the dossier, so that software can correct it at once. Put the code of a label into the first line and paste:",
    codesLabel: "Save a dossier with the code of its label",
    title: "About the API",
    lead: "All addresses below come after {{base}}. This page, the OpenAPI file and the server read the same definition.",
    openapi: "OpenAPI 3.1 file",
    openapiText: "For making a client with a tool such as openapi-typescript or hey-api.",
    startTitle: "Getting started",
    startText:
      "The administrator makes a key under Settings, API keys. Put it into the variable HAILONG_KEY and paste the commands below:",
    rulesTitle: "Rules",
    rules: {
      json: "Requests and answers are JSON in UTF-8; instants are ISO 8601.",
      problems:
        "A refused request is answered with application/problem+json (RFC 9457), in Vietnamese or English by Accept-Language; kind is a word that never changes, places names what is wrong.",
      repeat:
        "A POST may have an Idempotency-Key. The same key with the same body gets the first answer again for 24 hours; another body is refused (422); 409 while the first is being answered.",
      limits:
        "A key may send 600 requests a minute and 8 at once. Above that the answer is 429 with Retry-After in seconds.",
      pages: "Long lists come in pages: next is the address of the next page, null on the last.",
      cache: "Answers to GET have an ETag; sent back in If-None-Match, it is answered 304 if nothing is new.",
    },
    routesTitle: "Addresses",
    scope: "Permission",
    anyKey: "any key",
    query: "Parameters",
    sent: "Body",
    answered: "Answer",
    request: "Sample command",
    field: "Field",
    type: "Type",
    meaning: "Meaning",
    required: "required",
    picture: "A picture, {{type}}.",
  },
};

export const webhooks: Words<typeof vietnameseWebhooks> = {
  title: "Telling other software",
  intro:
    "When a rating is given, or feedback is received, answered or overdue, the product sends a signed message (webhook) to the address of other software. It contains no names, contact details or words that somebody wrote.",
  guide: "How to receive and verify them",
  deliveries: "Deliveries",
  none: "There are no addresses yet. Add the first one with the form below.",
  listTitle: "Addresses",
  newTitle: "Add an address",
  name: "Name",
  nameHint: "For example: one-stop software",
  address: "Address (URL)",
  addressHint:
    "For example https://motcua.example.gov.vn/hai-long. http only within the internal networks that the server allows.",
  eventsTitle: "Events",
  eventsHint: "Choose only what the program needs.",
  events: {
    rating: { given: "A rating was given" },
    complaint: {
      received: "Feedback was received",
      answered: "Feedback was answered",
      overdue: "An answer is overdue",
    },
    webhook: { test: "Test" },
  },
  create: "Add the address",
  createdTitle: "The address “{{name}}” is added",
  renewedTitle: "“{{name}}” has a new signing secret",
  renewedText: "For the next 24 hours each message is signed with the new secret and with the one before.",
  secretText:
    "Copy the signing secret now and put it into the receiving software, so that it can tell that a message is genuine. It is shown this once.",
  secretLabel: "Signing secret",
  states: {
    on: "On",
    off: "Switched off on {{day}}",
    failing: "Switched off by the product on {{day}}, because nothing arrived for days",
    gone: "Switched off by the product on {{day}}, because the receiver answered 410 (gone)",
    removed: "Removed on {{day}}",
  },
  failingSince: "Nothing has arrived since {{at}}, {{number}} attempts in a row.",
  change: "View and change",
  changeNamed: "View and change “{{name}}”",
  back: "Back to the addresses",
  changeTitle: "Change",
  save: "Save the changes",
  done: {
    saved: "The changes are saved.",
    on: "It is on. It is told of events from now on; what did not arrive can be repeated on the page of deliveries.",
    off: "It is off. From now on this software is told of nothing.",
    removed: "The address is removed, with its signing secret.",
    test: "The test waits to be sent. Its result is on the page of deliveries within a minute.",
    again: "It waits to be sent again.",
  },
  test: "Send a test",
  testText: "Sends a signed test message to this address.",
  renew: "Make a new signing secret",
  renewText:
    "If the secret may have leaked. The one before signs as well for 24 hours, so that the receiver can be changed in time.",
  previousUntil: "The secret before signs as well until {{at}}.",
  switchOn: "Switch on",
  switchOnText: "It is told of events from now on. What happened while it was off is not told.",
  switchOff: "Switch off",
  switchOffText: "It is told of no more events, and what waits is not sent. It can be switched on again at any time.",
  remove: "Remove this address",
  removeTitle: "Remove",
  removeText: "Removes the address and its signing secret for good; what waits is not sent.",
  notThere: "This can no longer be done. The address may be off, or the message is waiting already.",
  page: {
    title: "Deliveries",
    intro:
      "Each line is a message to one address, the newest first; stored for 30 days. What does not arrive is tried {{attempts}} times in about three days. A repeat by hand has the same webhook-id, so that the receiver recognizes it.",
    filter: "Filter the deliveries",
    webhook: "Address",
    all: "All",
    state: "State",
    show: "Show",
    none: "No delivery matches the filter.",
    event: "Event",
    result: "Result",
    created: "At",
    again: "Send again",
    againNamed: "Send again: {{event}} {{about}}",
    allAgain: "Send all again",
    allAgainText: "{{number}} messages were given up. Once the receiver works again, all of them can be sent again.",
    attempts: "Tried {{attempts}} times",
    next: "Next attempt at {{at}}",
    finished: "Ended at {{at}}",
    newest: "Newest",
    older: "Older",
    noRepeat: "–",
  },
  deliveryStates: {
    pending: "Waiting",
    delivered: "Delivered",
    "given-up": "Given up",
    withheld: "Not sent, because access to the case is restricted",
  },
  postProblems: {
    name: "The name of the machine was not found",
    forbidden: "The address is not allowed",
    connection: "No connection",
    certificate: "The TLS certificate is not trusted",
    timeout: "No answer in time",
    answer: "The answer is not HTTP",
    status: "Answered {{status}}",
    "switched-off": "The address is off",
    unreadable: "The signing secret cannot be read with the present SECRET",
  },
  problems: {
    nameMissing: "Enter a name, at least 2 characters.",
    nameLong: "The name can have at most 80 characters.",
    nameTaken:
      "An address has this name. If you added it a moment ago and did not copy the signing secret, open it and make a new one.",
    addressMissing: "Enter the address.",
    addressLong: "The address can have at most 500 characters.",
    addressWrong: "Enter the whole address; it begins with https://",
    addressHasMore: "The address must contain no user, password or #.",
    addressUnknown: "No machine with this name was found. Check the address.",
    addressForbidden:
      "This address is in an internal or reserved network. If the receiving software is in the internal network, ask whoever installed the server to add that network to WEBHOOK_NETWORKS.",
    addressPlain: "Outside the allowed internal networks the address must begin with https://",
    eventsMissing: "Choose at least one event.",
    tooMany: "The office has 20 addresses. Remove those that are no longer used.",
    changedMeanwhile:
      "Somebody else has just changed this address; nothing was saved. Open the page again and enter it anew.",
  },
  docs: {
    title: "Webhooks: being told of events",
    text: "The administrator adds an address under Settings, Telling other software. Each event is a POST with a JSON body, signed by the convention of Standard Webhooks (HMAC-SHA256).",
    rules: {
      answer:
        "A status of 2xx within 15 seconds means that you have it. Any other status, a redirect or no answer means that you do not; it is tried {{attempts}} times in about three days.",
      once: "An event may arrive more than once, with the same webhook-id; ignore an id that you have seen. The order is not promised.",
      signature:
        "webhook-signature has one or more v1 signatures with a space in between; one that fits is enough. What is signed is webhook-id, webhook-timestamp and the body as it was sent, joined by dots. Ignore requests whose webhook-timestamp is more than 5 minutes off.",
      off: "A receiver that is away for nearly three days, or answers 410, is switched off and the administrators are told. What happens meanwhile is not told later; read it with GET /ratings and GET /complaints.",
      privacy:
        "The body has no names, contact details or written words, and a rating comes without the dossier's number. Cases with restricted access are not told.",
    },
    body: "Body",
    bodies: "The body of each event",
    verify: "Sample code that verifies a signature (Node.js, without a library)",
    vector:
      "To test with: the secret {{secret}}, webhook-id {{id}}, webhook-timestamp {{seconds}} and the body {{body}} have the signature {{signature}}.",
    events: {
      rating: { given: "A rating was counted, or its score changed." },
      complaint: {
        received: "A problem, proposal or praise was received.",
        answered: "A problem or proposal was answered.",
        overdue:
          "The due day has passed without an answer; told once for each due day, at the office's time of reminders.",
      },
      webhook: { test: "A test that an administrator sent." },
    },
    headers: {
      id: "The id of the event; a repeat has the same one.",
      timestamp: "When this attempt was made, in seconds since 1970.",
      signature: "One or more v1 signatures with a space in between.",
    },
    received: "Received; the body of the answer is not read.",
  },
};
