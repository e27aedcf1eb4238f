import type { Words } from "../words.ts";
import type { ratings as vietnamese } from "../vi/ratings.ts";

/** Of words short enough to stand side by side on a phone. */
const levels = {
  "5": "Very satisfied",
  "4": "Satisfied",
  "3": "Neutral",
  "2": "Not satisfied",
  "1": "Not at all satisfied",
  none: "No opinion",
};

export const ratings: Words<typeof vietnamese> = {
  scores: {
    "5": "Very satisfied",
    "4": "Satisfied",
    "3": "Neutral",
    "2": "Dissatisfied",
    "1": "Very dissatisfied",
  },
  rate: {
    title: "Rate",
    question: "How satisfied are you with the office's service for this dossier?",
    faces: "Level of satisfaction",
    howTo: "One tap on a level records it.",
    privacy: "We ask for no name and no telephone number; your rating has no effect on your dossier.",
    counted: "This dossier was rated:",
    countedAt: "at {{time}}.",
    canChange: "To change it, tap another level; the last choice counts.",
    current: "counts now",
    noScore: "What was sent is none of the five levels. Please choose again.",
  },
  dossier: {
    number: "Dossier code",
    receivedOn: "Received on {{day}}",
  },
  details: {
    thanks: "Thank you for your rating",
    recorded: "Recorded:",
    change: "Choose another level",
    invitation: "You can tell us more",
    optional: "Nothing here is required; skip whatever you like. It shows the office what to mend.",
    kept: "What you answered before is not shown again; whatever you leave empty stays as it was.",
    comment: "Anything else",
    commentHint: "At most {{most}} characters. No name or telephone number needed.",
    finish: "Send and finish",
    saved: "Your answers are saved",
    savedText: "They are summed up with other ratings so that the office can serve better.",
    done: "Finish",
    again: "Add to your answers",
    complaintTitle: "Would you like an answer?",
    complaintText:
      "Nobody replies to a rating. Feedback is given to a person in charge and has a day by which it is answered.",
    complaintSmall: "Does something need an answer from the office?",
    complaint: "Send feedback",
    levels: "How satisfied were you with each of these?",
    problems: {
      "too-long": "The comment is longer than {{most}} characters. Please shorten it.",
      "text-too-long": "The answer is longer than {{mostText}} characters. Please shorten it.",
      "not-an-answer": "That is not one of the choices. Please choose again.",
    },
  },
  questions: {
    reasons: {
      label: "What you were not satisfied with",
      hint: "You can choose several.",
      answers: {
        attitude: "Attitude of the staff",
        guidance: "Unclear guidance",
        trips: "Too many visits",
        waiting: "Long waiting",
        late: "Result later than promised",
        mistake: "Wrong or incomplete result",
        payment: "Had to pay outside the rules",
        other: "Another reason",
      },
    },
    facilities: { label: "Waiting area, seats, equipment", answers: levels },
    procedure: { label: "Procedure, fees and charges made public, as the rules say", answers: levels },
    attitude: { label: "Attitude of the staff who received the dossier and handed out the result", answers: levels },
    outcome: { label: "Result right, complete and without mistakes", answers: levels },
    feedback: { label: "Feedback easy to give, and its outcome made known", answers: levels },
    guidance: {
      label: "Was the guidance easy to follow, and once enough?",
      answers: { once: "Clear, once was enough", repeated: "I had to ask again", unclear: "Hard to follow" },
    },
    trips: {
      label: "Besides handing in the dossier and collecting the result, how often did you have to come?",
      answers: { "0": "Not at all", "1": "Once", "2": "Twice", "3+": "Three times or more" },
    },
    waiting: {
      label: "Waiting until your turn",
      hint: "For one visit.",
      answers: { "under-15": "Under 15 minutes", "15-25": "15–25 minutes", "over-25": "Over 25 minutes" },
    },
    reception: {
      label: "Time at the counter",
      hint: "From being called to holding the receipt.",
      answers: { "up-to-40": "Up to 40 minutes", "over-40": "Over 40 minutes" },
    },
    result: {
      label: "The result compared with the promised day",
      answers: {
        early: "Before the day",
        "on-time": "On the day",
        "late-apology": "Late, with a letter of apology",
        "late-silent": "Late, without a letter of apology",
      },
    },
    online: {
      label: "Was the online service easy to use?",
      answers: { easy: "Easy", manageable: "Manageable", hard: "Hard" },
    },
  },
  code: {
    label: "Rating code",
    hint: "{{length}} characters beside the QR code, for example {{example}}; not the dossier number. Capital or small letters.",
    go: "Rate the dossier",
    retry: "Try again",
    problems: {
      empty: "No code was entered.",
      length: "A code has {{expected}} characters; you entered {{typed}}.",
      characters: "Rating codes do not use: {{characters}}.",
      check: "One character is wrong, or two have changed places.",
      unknown: "No dossier has this rating code.",
    },
    rules: {
      title: "Which characters a rating code has",
      length: "Exactly {{length}} letters and digits, printed in two groups; the hyphen need not be typed.",
      never: "Characters that are easily mistaken are not used:",
    },
    wrongTitle: "The code is not right yet",
    wrongText:
      "Please compare each character with the rating code printed beside the QR code and correct the one that differs.",
    unknownTitle: "This rating code was not found",
    unknownText:
      "The code is well formed but not in the system. A dossier handed in just now may not have been entered yet; please try again on the next working day.",
    closedTitle: "This code can no longer be rated",
    closedText: "Dossier {{number}} could be rated until the end of {{day}}. A rating sent before still counts.",
    closedComplaint: "You can still send feedback.",
    contact: "Need help?",
  },
};
