import type { suspicion as vietnamese } from "../vi/suspicion.ts";
import type { Words } from "../words.ts";

export const suspicion: Words<typeof vietnamese> = {
  title: "Ratings to look into",
  intro:
    "The product only marks ratings that look unusual and says why; a sign is no verdict. Whether they count is decided by a person who may. No rating is ever deleted.",
  toSettings: "Rules",
  list: "Flagged ratings",
  views: {
    label: "Lists",
    waiting: "Waiting for a decision",
    done: "Done",
    all: "All",
  },
  none: {
    waiting: "No rating waits for a decision. New ratings are looked through every 15 minutes.",
    done: "Nothing has been decided yet.",
    all: "No rating has been flagged so far. New ratings are looked through every 15 minutes.",
  },
  first: "To the top of the list",
  next: "Show more",
  states: {
    waiting: "Waiting for a decision",
    counted: "Counts",
    "set-aside": "Does not count",
    "given-anew": "Rated anew",
  },
  stateNotes: {
    apart:
      "An earlier rating of this dossier is not counted, and the new one shows the same signs. The new one counts in no figure until somebody decides; if there is no form to decide yet, please look again in 15 minutes.",
    "given-anew":
      "The dossier was rated anew after it was flagged. The later rating counts; there is nothing left to decide.",
  },
  rating: {
    score: "Rating",
    givenAt: "Given at",
    procedure: "Procedure",
    counter: "Counter",
    noCounter: "No counter named",
    receivedOn: "Received on",
    source: "Given on",
    sources: {
      phone: "A citizen's device",
      kiosk: "The counter's tablet",
      paper: "Paper slip",
      api: "Other software (API)",
    },
    reasons: "Signs",
    replaced: "Earlier ratings of this dossier, not counted",
  },
  reasons: {
    "same-device":
      "The same kind of device at the same network address rated {{number}} different dossiers, from {{from}} to {{to}}.",
    "same-network": "The same network rated {{number}} different dossiers, from {{from}} to {{to}}.",
    "before-printing":
      "Rated at {{givenAt}}, before the rating invitation was printed at {{printedAt}}. If it was printed again in a batch, there is nothing unusual.",
    "all-alike": "{{number}} ratings in a row at the same counter gave the same score, from {{from}} to {{to}}.",
    "own-network": "The rating came from the office's own network.",
  },
  judge: {
    label: "Decision about dossier {{number}}",
    again: "Decide again",
    words: "Reason for the decision",
    wordsHint: "Required, in a few words; kept with the decision.",
    genuine: "Count it as genuine",
    "set-aside": "Do not count it",
    done: {
      genuine: "Noted: this rating counts.",
      "set-aside": "Noted: this rating counts in no figure.",
    },
    changed:
      "Somebody else has just decided about this dossier, or it was just rated anew, so your decision was not noted. Please look at it again below; the reason you typed is still there.",
    elsewhere:
      'Somebody else has just decided about this dossier, or it was just rated anew, so your decision was not noted. It is in the list "Done".',
    typed: "The reason you typed: {{words}}",
    gone: "There is no such rating in this office. The link may be old.",
  },
  problems: {
    decisionMissing: "Please choose a decision.",
    wordsMissing: "Please say why.",
    wordsLong: "The reason is longer than 500 characters. Please shorten it.",
  },
  decisions: {
    heading: "Decisions",
    genuine: "Counted as genuine",
    "set-aside": "Not counted",
    by: "{{name}}, {{at}}",
    earlier: "replaced since",
  },
  figures: {
    heading: "Figures with and without suspicious ratings",
    way: "Counted",
    ways: {
      counted: "As the figures count",
      "without-waiting": "Without {{number}} waiting for a decision",
      "with-set-aside": "With {{number}} that were set aside",
    },
    participation: "Participation",
    rated: "Rated dossiers",
    received: "Dossiers received",
    satisfaction: "Satisfaction",
    answers: "Ratings (n)",
  },
  settings: {
    title: "Rules for suspicious ratings",
    intro:
      "New ratings are looked through every 15 minutes by the thresholds below. A count of 0 switches a rule off. Ratings flagged already stay flagged when a threshold changes.",
    saved: "The rules were saved.",
    save: "Save the rules",
    back: "To the ratings to look into",
    device: "One device",
    deviceHint:
      "Many dossiers rated from one device. Telephones of the same kind on one network may be taken for one, so do not set it too low.",
    network: "One network",
    networkHint: "Many dossiers rated from one network. A whole waiting room may share one, so leave room.",
    alike: "One counter",
    alikeHint: "Many ratings in a row on one day at one counter with the same score.",
    receipts: "Different dossiers, from",
    ratings: "Ratings in a row, from",
    minutes: "Within (minutes)",
    printing: "Rating invitations",
    beforePrinting: "Flag ratings given before the rating invitation of a dossier handed in at the counter was printed",
    beforePrintingHint:
      "Only for invitations printed with this product. A batch printed again after people have rated is flagged too.",
    networks: "The office's networks",
    ownNetworks: "Addresses that staff use",
    ownNetworksHint:
      "One address or block a line, as the server sees it, for example 203.0.113.7 or 203.0.113.0/24. Leave out the Wi-Fi for visitors. The counters' tablets are never flagged by their network.",
    problems: {
      countWrong: "Please enter 0 (off) or a number from 2 to 1,000.",
      minutesWrong: "Please enter minutes from 1 to 1,440.",
      networksWrong: "A line is neither an address nor a block of addresses. Lines that cannot be read: {{lines}}.",
      networksBroad:
        "These blocks are so wide that they contain citizens' networks: {{lines}}. Please write narrower ones.",
      networksChanged:
        "Somebody else saved other networks while this page was open, so nothing was saved. Please check them and save again if you still want to.",
      networksTooMany: "At most 50 lines.",
    },
  },
  networks: {
    intro:
      "Ratings from a network of the staff are flagged, so that somebody looks at them. The list holds for new ratings at once; earlier ones stay as they are.",
    address: "Your address as the server sees it",
    isOwn: "This address",
    own: "lies in a network of the office named below",
    foreign:
      "lies in none of the networks named below. If you are using the office's network, you may add this address.",
    proxy: "1: the server reads the address of a visitor from the reverse proxy (X-Forwarded-For).",
    noProxy: "0 (the default): the server knows only the address that connects to it.",
    proxyHint:
      "TRUST_PROXY is set when the server starts and cannot be changed here. If the address above is that of a reverse proxy and not yours, ask for TRUST_PROXY=1.",
  },
};
