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
  waiting: {
    later: "If the dossier is not in the office's register yet, your rating is kept and counts as soon as it is.",
    saved:
      "The dossier is not in the office's register yet. Your rating is kept and counts as soon as it is; there is nothing more to do.",
    wrongTitle: "This rating link does not work",
    wrongText:
      "The link is incomplete, or the office does not use it any more. You can scan the QR code again, type the rating code if the paper has one, or contact the office.",
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
  paper: {
    title: "Enter paper slips",
    lead: "Each line is one slip: type the rating code or dossier number, Tab, the level from 1 to 5, Tab, the comment if there is one; Enter saves all. Paper slips are marked and shown apart in the figures. A rating that a citizen gave on a device is not replaced by a slip.",
    link: "Enter paper slips",
    keys: "Keys and levels of satisfaction",
    line: "Slip {{number}}",
    code: "Rating code or dossier number",
    score: "Level",
    comment: "Comment on the slip",
    level: "Level",
    enteredAt: "Entered at",
    save: "Save the slips",
    done: "The slips are saved. The next ones can be entered right below.",
    partly: "{{number}} slips are saved. Those that are still below are not.",
    last: "Slips entered last",
    none: "No paper slip has been entered yet.",
    problems: {
      codeMissing: "The rating code or dossier number is missing.",
      codeUnknown: "The office has no dossier with this code or number.",
      codeUnbound:
        "This code was issued in advance and is bound to no dossier yet. Bind it on the page of codes issued in advance and save again, or type the dossier number.",
      codeEarly: "This code is bound to a dossier that is not in the register yet. Save the slip again once it is.",
      scoreWrong: "The level is a number from 1 to 5.",
      commentLong: "The comment is longer than 2,000 characters.",
      closed: "The dossier has been closed for ratings for more than 14 days.",
      ratedByCitizen: "The citizen has rated this dossier already; that rating stays.",
      setAside: "The rating of this dossier was set aside; a slip cannot replace it.",
      twice: "This dossier is on a line above already.",
      tooMany: "Too many forms within one hour. Please wait some minutes and save again.",
    },
  },
};
