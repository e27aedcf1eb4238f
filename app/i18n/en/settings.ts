/** Words of the settings: the one door, the first days, the office's details, how long data is stored. */
export const settings = {
  title: "Settings",
  back: "Back to the settings",
  save: "Save",
  saved: "Saved.",
  groups: {
    office: "Office, calendar and targets",
    cases: "Complaints, proposals and ratings",
    people: "Accounts, messages and data",
  },
  pages: {
    office: {
      title: "The office",
      changes: "Name, superior body, place, contact line; how long ratings are taken; the smallest number of opinions.",
      shows: "Shown on: rating pages, slips, letters, messages, published results.",
    },
    organisation: {
      title: "Units and counters",
      changes: "The names of units and counters; units that no register has named yet.",
      shows: "Shown on: the dashboard, dossiers, accounts, assignments.",
    },
    calendar: {
      title: "Working calendar",
      changes: "Holidays, swapped days, the calendar of next year.",
      shows: "Shown in: the due day of every case, the reminders.",
    },
    targets: {
      title: "Targets",
      changes: "The office's targets by its plan, from when to when, by which document.",
      shows: "Shown on: the dashboard, published results, files of figures.",
    },
    cases: {
      title: "Rules for cases",
      changes:
        "Whether a second person approves answers, how long a case can be reopened, symbol and signer of the letter.",
      shows: "Shown on: the page of a case, the letter of an answer, the sender's page.",
    },
    templates: {
      title: "Answer templates",
      changes: "Templates for a procedure and templates for every case.",
      shows: "Shown in: the field where an answer is written.",
    },
    improvements: {
      title: "What changed because of citizens",
      changes: "What was heard, what is different, since when.",
      shows: "Shown on: the published results.",
    },
    trust: {
      title: "Suspicious ratings",
      changes: "When a group of ratings is suspicious, and which networks are the office's own.",
      shows: "Shown in: the list of ratings to judge on the dashboard.",
    },
    staff: {
      title: "Accounts",
      changes: "Who may sign in, in which unit and with which roles.",
      shows: "Shown in: the list of handlers, the activity log.",
    },
    messages: {
      title: "E-mail and text messages",
      changes: "Messages that wait or could not be sent; trying them again.",
      shows: "Shown in: the mailboxes of senders and staff.",
    },
    retention: {
      title: "How long data is stored",
      changes: "For how long each kind of data about citizens and staff is stored, and by which document.",
      shows: "Shown in: the notice about data on the complaint form.",
    },
    audit: {
      title: "Activity log",
      changes: "Cannot be changed: who did what, the value of each setting before and after.",
      shows: "Check of its integrity: npm run audit:verify.",
    },
  },
  fields: {
    name: "Name of the office",
    parentName: "Superior body",
    place: "Place",
    contactLine: "Contact line of the one-stop shop",
    ratingOpenDays: "Days in which a receipt can be rated after the result",
    minimumAnswers: "Smallest number of opinions for a share",
    answerNeedsApproval: "A second person approves answers",
    reopenDays: "Days for reopening",
    documentSymbol: "Symbol of letters",
    letterSigner: "Signer",
    days: "Days stored",
    basis: "Basis",
    partName: "Name of the unit or counter",
    deviceReceipts: "Receipts from one device",
    deviceMinutes: "Within minutes (device)",
    networkReceipts: "Receipts from one network",
    networkMinutes: "Within minutes (network)",
    alikeRatings: "Equal ratings in a row",
    alikeMinutes: "Within minutes (equal ratings)",
    beforePrinting: "Ratings before printing are flagged",
    ownNetworks: "The office's own networks",
    target: "Target",
    calendarDay: "Day of the calendar",
    calendarYear: "Year of the calendar",
  },
  values: {
    yes: "yes",
    no: "no",
    confirmed: "{{year}}: confirmed",
    draft: "{{year}}: draft",
    more: "and {{number}} other changes",
  },
  office: {
    shown: "What the office says of itself",
    counted: "How it is counted",
    hints: {
      name: "Printed on slips and letters, shown on every page for citizens",
      parentName: "Printed above the name on slips and letters",
      place: "Province or city before the date of a letter",
      contactLine: "Address, telephone, hours and e-mail for citizens",
      ratingOpenDays:
        "From {{least}} to {{most}} days. Holds for dossiers that get their result by a later import; days recorded before stay.",
      minimumAnswers:
        "From {{least}} to {{most}}. With fewer opinions no share of satisfaction is shown; published results need five times as many.",
    },
    problems: {
      nameWrong: "The name of the office has 2 to 200 characters.",
      parentNameWrong: "The name of the superior body has 2 to 200 characters.",
      placeWrong: "The place has 2 to 100 characters.",
      contactLineWrong: "The contact line has at most 300 characters.",
      ratingOpenDaysWrong: "The days for ratings are a whole number from 1 to 365.",
      minimumAnswersWrong: "The smallest number of opinions is a whole number from 2 to 50.",
      changedMeanwhile:
        "Somebody else saved other details while this page was open, so nothing was saved now. Please look again and press “Save” once more if you still want the change.",
    },
  },
  organisation: {
    intro: "The names here are those that people read. Registers may go on with the old name: it is recognised.",
    units: "Units",
    counters: "Counters",
    none: "None yet. The first register adds them.",
    renamed: "Renamed",
    name: "Name",
    create: "Add",
    add: { units: "Add a unit", counters: "Add a counter" },
    problems: {
      kindMissing: "Please open the page again.",
      nameMissing: "Give a name of at least 2 characters.",
      nameLong: "The name has more than 120 characters.",
      nameTaken: "Another unit or counter has this name, here or in the register.",
    },
  },
  retention: {
    intro:
      "After this time the data is removed at night; the figures do not change. The number of days must come from a document of the office or of its superior.",
    several:
      "This installation serves several offices. The periods hold for all of them and are set on the server only (npm run privacy).",
    now: "{{days}} days.",
    usual: "The default; nobody has set another.",
    setOn: "Set on {{day}}, basis: {{basis}}",
    daysHint: "From {{least}} to {{most}} days",
    basisHint: "Number, symbol and date of the document",
    problems: {
      kindWrong: "There is no such kind of data.",
      daysWrong: "The days are a whole number from {{least}} to {{most}}.",
      basisMissing: "Please name the document it is based on, 5 to 300 characters.",
      severalOffices: "This installation serves several offices, so the periods are set on the server only.",
    },
    kinds: {
      contacts: {
        name: "Contact details of senders",
        what: "Name, telephone, e-mail and address sent with a complaint; counted from the end of the case.",
      },
      sessions: {
        name: "Sessions of staff",
        what: "Who was signed in from when to when; counted from the end of the session.",
      },
      traces: {
        name: "Fingerprints of ratings",
        what: "Hashed fingerprints of device and network, used to find suspicious ratings.",
      },
      "import-problems": {
        name: "Refused rows of registers",
        what: "Rows that were refused or remarked on; counted from the end of the import.",
      },
      messages: {
        name: "Messages that could not be sent",
        what: "Stored for another attempt by hand; counted from their creation.",
      },
      uploads: {
        name: "Unfinished uploads",
        what: "Files that belong to no case, set aside before they are removed.",
      },
    },
  },
  setup: {
    title: "What is left to do at the beginning",
    intro: "This list disappears when everything is done.",
    done: "Done",
    open: "To do",
    left: "{{number}} things left to do at the beginning",
    doneWords:
      "The installation is set up. You are signed in with the administrator's account just created; what comes next is right below.",
    steps: {
      accounts: { name: "Add accounts for colleagues", why: "One account for each person, with the right roles." },
      calendar: { name: "Confirm the working calendar", why: "Due days are counted by it." },
      targets: {
        name: "Choose the targets",
        why: "By the office's plan; without them nothing is compared with a target.",
      },
      mail: { name: "Send a test message", why: "Reminders and answers go by e-mail (SMTP_URL, MAIL_FROM)." },
      register: { name: "Import the dossier register", why: "Every dossier gets a code of its own." },
      receipts: { name: "Print the slips", why: "Citizens scan the code on the slip." },
      rating: { name: "Get the first rating", why: "Scan a slip yourself; the figures show on the dashboard at once." },
    },
  },
} as const;
