import type { Words } from "../words.ts";
import type { documents as vietnamese } from "../vi/documents.ts";

export const documents: Words<typeof vietnamese> = {
  files: {
    label: "Attachments (optional)",
    hint: "Photos (JPG, PNG, WebP), PDF or Word (DOCX): at most {{most}} files of up to {{megabytes}} MB each. Place and camera data are removed from photos. Please do not send pictures of identity cards.",
    heading: "Attachments ({{number}})",
    staffNote:
      "Every download is recorded in the history. The files come from citizens: open them with up-to-date software.",
    missing: {
      staff:
        "This file is no longer on the server. Please ask the administrator to restore it from a backup; the case can still be handled.",
      sender: "This file cannot be opened at present. Your case is still being handled.",
    },
    remarks: {
      "not-examined": "The contents of this file could not be examined; open it with care.",
      "leads-out": "This file has links or commands that lead elsewhere; do not follow links in it.",
      "holds-files": "Another document is embedded in this file.",
    },
    problems: {
      empty: "The file “{{name}}” is empty. Please choose another one.",
      tooLarge: "The file “{{name}}” is larger than {{megabytes}} MB. Please choose a smaller one.",
      tooMany: "At most {{most}} files are taken; “{{name}}” is one too many.",
      typeUnknown:
        "The file “{{name}}” is not a photo (JPG, PNG, WebP), PDF or Word document (DOCX), so it is not taken.",
      typeLies: "What is in the file “{{name}}” does not match the ending of its name, so it is not taken.",
      broken: "The file “{{name}}” is damaged or cannot be read. Please take or save it again.",
      tooBig: "The file “{{name}}” is too large once opened, so it is not taken. Please reduce its size.",
      tooManyPixels:
        "The pictures of this form are too large together, so “{{name}}” is not taken. Please reduce their size or send fewer.",
      animated: "The file “{{name}}” is an animated picture, which is not taken. Please send a still one.",
      hasProgram:
        "The file “{{name}}” contains program code, another file or contents it loads from elsewhere, so it is not taken. Please save it as a plain PDF or send a photo of it.",
      busy: "Many files are being processed, so “{{name}}” could not be taken yet. Please send again in a few minutes, or send without files.",
      noRoom:
        "The office has no room left for files, so “{{name}}” is not taken. You can still send your words, without files.",
      chooseAgain: "What you typed is kept. The files have to be chosen again before sending.",
    },
  },
  room: {
    title: "There is no room left for attachments",
    text: "New complaints are taken without files. The files of cases take up {{used}} of {{quota}} GB; the disk has {{free}} GB free and must keep {{leftFree}} GB for everything else. The administrator can add space or raise the limits (ATTACHMENTS_QUOTA_MB, MIN_FREE_DISK_MB).",
  },
  letter: {
    heading: "Letter and publication",
    download: "Download the answer letter (.docx)",
    hint: "The number and day are left blank for the document system. The download is recorded in the history.",
    noAnswer: "There is no draft or answer yet to make a letter from.",
  },
  templates: {
    done: {
      added: "The new template is saved. It can be chosen at once.",
      changed: "The template is saved. The new text is for the answers begun from now on.",
      close: "The template is no longer offered. It is kept and can be offered again.",
      offer: "The template is offered again. It can be chosen at once.",
      elsewhere:
        "Somebody else has just changed this template, so your step was not carried out. The page shows it as it is now.",
    },
    heading: "Answer templates",
    lead: "Templates help a handler to begin an answer. What stands in double curly brackets is filled in from the case; what the writer has to fill in stands in square brackets, such as [nêu lý do]. A text with a blank left in it cannot be sent.",
    none: "There are no templates yet. Write the first one in the form on this page, or take a sample.",
    samples: "Samples",
    samplesHint:
      "Take them, change them to the office's way, or leave them. What is in square brackets has to be filled in before an answer is sent.",
    take: "Take this sample",
    addTitle: "Add a template",
    changeTitle: "Change the template",
    title: "Name",
    procedure: "For the procedure",
    everyCase: "Every case",
    body: "Text",
    bodyHint: "You can use: {{names}}. Do not put names or telephone numbers of senders into a template.",
    save: "Save the template",
    cancel: "Leave it as it is",
    change: "Change",
    close: "Stop offering",
    offer: "Offer again",
    closed: "No longer offered",
    show: "Show the text",
    choose: "Begin with a template",
    chooseHint: "It replaces what stands unsaved in the answer.",
    use: "Use it",
    problems: {
      titleMissing: "Please give the template a name.",
      titleLong: "The name is longer than 120 characters.",
      bodyMissing: "Please write the text of the template.",
      bodyLong: "The text is too long.",
      placeholderUnknown: "A name between double braces is not known. The ones that can be used stand above the field.",
      changedMeanwhile:
        "Somebody has just changed this template. What you typed is kept; please open it again to compare.",
    },
  },
  publication: {
    done: {
      publish: "Published. The question and its answer stand on the page of results now.",
      withdraw: "Taken down. The question and its answer are no longer on the page of results.",
    },
    title: "Make the answer to {{reference}} public",
    lead: "Somebody other than the writer reads it, masks personal data and then makes it public. The product only suggests; whoever confirms answers for what is public.",
    link: "Make the answer public…",
    back: "Back to the case",
    question: "What was sent",
    answer: "The answer",
    original: "As it was written",
    publicQuestion: "What will be public of the matter",
    publicAnswer: "What will be public of the answer",
    found: "Places that may be personal data: {{number}}",
    nothingFound: "No personal data was found; please read it yourself.",
    kinds: {
      phone: "telephone number",
      email: "e-mail address",
      identity: "number of an identity paper",
      account: "bank account",
      dossier: "dossier number",
      plate: "number plate",
      address: "address",
      name: "name",
    },
    confirmed: "I have read both texts and confirm that they hold no personal data.",
    reviewed: "I have looked at these places: they are not personal data.",
    publish: "Make public",
    standing: "Public on the page of results",
    standingBy: "Public since {{day}}, confirmed by {{by}}",
    withdraw: "Take it down",
    notYet: "Only the sent answer to an ordinary case that is not locked can be made public.",
    secondPerson: "Who wrote the answer does not make it public. Please ask another person with that right.",
    problems: {
      questionMissing: "The public text of the matter is empty.",
      questionLong: "The public text of the matter is too long.",
      answerMissing: "The public text of the answer is empty.",
      answerLong: "The public text of the answer is too long.",
      confirmedMissing: "Please confirm that you have read both texts.",
      stillFound: "The public texts still hold what may be personal data: {{what}}.",
    },
  },
  published: {
    heading: "Answered cases",
    lead: "Made public after the sender was answered; personal data is masked.",
    days: "received {{received}}, answered {{answered}}",
    question: "Matter",
    answer: "Answer",
  },
};
