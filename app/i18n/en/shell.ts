import type { Words } from "../words.ts";
import type { shell as vietnamese } from "../vi/shell.ts";

export const shell: Words<typeof vietnamese> = {
  product: "Hài Lòng",
  skip: "Skip to main content",
  otherLanguage: "Tiếng Việt",
  home: "Home",
  follow: "Follow a feedback case",
  complain: "Send feedback",
  results: "Rating results",
  staffEntrance: "For staff",
  signOut: "Sign out",
  places: "Sections",
  inbox: "Feedback",
  dashboard: "Dashboard",
  dossiers: "Dossiers",
  reports: "Reports",
  receipts: "Invitations and QR codes",
  settings: "Settings",
  roles: {
    officer: "One-stop officer",
    handler: "Handler",
    approver: "Approver",
    office: "Office",
    administrator: "Administrator",
    province: "Observer of all offices",
  },
  problems: {
    missing: "This has not been filled in.",
    wrong: "This is not correct. Please check it.",
    tooShort: "This is too short.",
    tooLong: "This is too long.",
    unfilled: "The text still has blanks: {{gaps}}. Please fill or remove them before sending.",
    changedMeanwhile:
      "Not saved: somebody else has just changed this. What you typed is still below; please check it and save again.",
    notSentYet:
      "Your session had ended before this was sent, so it has not been sent. What you typed is still below; please check it, choose files again if there were any, and send it again.",
  },
  changeOffice: "Change office",
  pages: {
    label: "Pages of the list",
    first: "Back to the top of the list",
    previous: "Previous page",
    next: "Next page",
  },
  errors: {
    summary: "Some entries need another look",
    notFoundTitle: "This page does not exist",
    notFoundText: "The address may have a character too few or too many. You can start again from the home page.",
    forbiddenTitle: "This account may not open the page",
    forbiddenText: "If your work needs it, please ask your administrator.",
    otherOfficeTitle: "This page is out of date",
    otherOfficeText:
      "You have changed to another office since you opened it, so nothing was saved. Please open the page again from the start.",
    badAddressTitle: "This address cannot be read",
    badAddressText:
      "The address holds characters that cannot be read. Please scan the QR code again, type the rating code, or start from the home page.",
    methodTitle: "The request was not accepted",
    methodText: "Requests of this kind are not accepted. Please open the page again from the start.",
    foreignOriginTitle: "The request was not accepted",
    foreignOriginText:
      "The request came from another site and was not accepted. Please open the page again and resend.",
    tooLargeTitle: "Too large",
    tooLargeText: "What was sent is larger than allowed. Please shorten it or leave out a file, and send it again.",
    lengthRequiredTitle: "The request was not accepted",
    lengthRequiredText: "The browser sent the content incompletely. Please open the page again and resend.",
    tooSlowTitle: "This did not arrive",
    tooSlowText:
      "What was sent did not arrive completely within 5 minutes, so it was not recorded. Please try again where the network is better, or send fewer files.",
    tooManyTitle: "Too many attempts",
    tooManyText: "Please wait a few minutes and try again. What you sent before is kept.",
    brokenTitle: "Something went wrong",
    brokenText: "The error has been recorded. Please try again in a few minutes; what was sent successfully is kept.",
    unavailableTitle: "The service is not available just now",
    unavailableText: "Data cannot be read at the moment. Please wait a few minutes and load this page again.",
    tapNotRecordedTitle: "Your rating was not recorded",
    tapNotRecordedText:
      "Nothing can be saved at the moment, so your rating was not recorded. Please wait a few minutes and press “Send again”. If it still fails, you can scan the QR code again later.",
    notRecordedTitle: "What you sent was not recorded",
    notRecordedText:
      "Nothing can be saved at the moment, so what you just sent was not recorded. Please wait a few minutes and send it again; files and passwords, if any, have to be chosen or typed anew on the page before.",
    sendAgain: "Send again",
    typed: "What you typed",
    reference: "Incident code",
  },
};
