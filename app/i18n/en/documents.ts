import type { Words } from "../words.ts";
import type { documents as vietnamese } from "../vi/documents.ts";

export const documents: Words<typeof vietnamese> = {
  files: {
    label: "Attachments (optional)",
    hint: "Photos (JPG, PNG, WebP), PDF or Word (DOCX): at most {{most}} files of up to {{megabytes}} MB each. Place and camera data are removed from photos. Please do not send pictures of identity cards.",
    heading: "Attachments ({{number}})",
    staffNote:
      "Every download is recorded in the history. The files come from citizens: open them with up-to-date software.",
    problems: {
      empty: "The file “{{name}}” is empty. Please choose another one.",
      tooLarge: "The file “{{name}}” is larger than {{megabytes}} MB. Please choose a smaller one.",
      tooMany: "At most {{most}} files are taken; “{{name}}” is one too many.",
      typeUnknown:
        "The file “{{name}}” is not a photo (JPG, PNG, WebP), PDF or Word document (DOCX), so it is not taken.",
      typeLies: "What is in the file “{{name}}” does not match the ending of its name, so it is not taken.",
      broken: "The file “{{name}}” is damaged or cannot be read. Please take or save it again.",
      tooBig: "The file “{{name}}” is too large once opened, so it is not taken. Please reduce its size.",
      animated: "The file “{{name}}” is an animated picture, which is not taken. Please send a still one.",
      hasProgram: "The file “{{name}}” contains program code (macros or JavaScript), so it is not taken.",
      chooseAgain: "What you typed is kept. The files have to be chosen again before sending.",
    },
  },
  letter: {
    download: "Download the answer letter (.docx)",
    hint: "The number and day are left blank for the document system. The download is recorded in the history.",
    noAnswer: "There is no draft or answer yet to make a letter from.",
  },
};
