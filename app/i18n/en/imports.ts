import type { imports as vi } from "../vi/imports.ts";
import type { Words } from "../words.ts";

export const imports: Words<typeof vi> = {
  words: {
    unknown: {
      channel: "Words of the channel column that are not known",
      state: "Words of the state column that are not known",
      returnedBy: "Words of the column for the way of return that are not known",
    },
    unknownText: {
      channel:
        "Say once what each word means; from the next import on it is known. Afterwards, import the file of refused rows.",
      state:
        "Dossiers with an unknown state and no day of result count as in progress. Say once what each word means, then import the file again to correct them.",
      returnedBy:
        "An unknown way of return is left empty. Say once what each word means, then import the file again to fill it in.",
    },
    none: "No word has been explained yet. When a register is imported, you are asked about unknown words.",
    means: "“{{word}}” means",
    choose: "Choose a meaning",
    remember: "Remember",
    known: "Explained words",
    forget: "Remove",
    forgetNamed: "Remove the explanation of “{{word}}”",
  },
  wordProblems: {
    wordMissing: "This word cannot be read. Open the page again.",
    meaningMissing: "Choose what this word means.",
  },
  tell: {
    title: "Assign the columns of the register",
    offer:
      "You can say which column is what; this file is then read again, and later files with the same header are read the same way. The file stays on the server for 24 hours, or until another one is uploaded.",
    open: "Assign the columns",
    used: "This file was read with the columns that the office has saved.",
    correct: "Correct how the columns are read",
    intro:
      "Choose what each column is. Afterwards this file is read again that way; later files with the same header are read like it without asking. Only the first 150 columns are used.",
    introGone:
      "The file is no longer on the server, so this run stays as it is. Your choice holds for later files with the same header; to correct this run, save and upload the file again.",
    headerIs: "Header: line {{line}}. Choose another line",
    otherHeader: "Choose the line with the names of the columns.",
    line: "Line {{line}}",
    blankHeading: "Column {{number}} (no heading)",
    unused: "Not used",
    readAgain: "Save and read the file again",
    save: "Save the columns",
    problems: {
      missing: "No column is “{{name}}” yet. Choose one.",
      twice: "“{{name}}” is chosen for several columns. Choose only one.",
      fewHeadings:
        "A header needs at least three cells with text to be recognized in later files. Choose another line.",
      dossierRow: "The chosen line has a date, so it is a dossier and no header. Choose another line.",
    },
    answers: {
      gone: "The file is no longer on the server. Upload it again.",
      changed:
        "The columns have been changed on another page, so nothing was saved. Open this page again and choose anew.",
      busy: "Another import is running, so nothing was saved. Wait until it has ended, then save again.",
      notSent: "Your session had ended, so nothing was saved. Check your choices and save again.",
    },
  },
  profiles: {
    intro:
      "The columns and the meanings of words that were learnt from imports. Changes hold from the next import on; imported dossiers stay as they are until their file is imported again.",
    heading: "Saved columns",
    none: "No columns have been saved yet. They can be assigned on the page of an import.",
    name: "Columns {{number}}",
    column: "“{{heading}}” is {{name}}",
    change: "Change",
    forget: "Forget these columns",
    changeTitle: "Change how columns are read",
    changeIntro: "Holds for later files with exactly this header.",
  },
  trial: {
    remarksText: "Importing the file saves these rows; what is noted below is for the office to check.",
    start: "Check first, save nothing",
    startText:
      "Reads and judges the whole file as an import does but saves nothing; one press then imports this very file.",
    runningTitle: "Checking the file {{file}}",
    title: "Result of checking the file {{file}}",
    finished: "This is what importing this file would do. Nothing has been saved.",
    import: "Import this file",
    importText: "The file stays on the server for 24 hours, or until another one is uploaded.",
    gone: "The checked file is not on the server any more. Please upload it again.",
    tag: "Check",
    stopText: "Checking saves nothing, so it can be stopped at any time.",
  },
  changes: {
    heading: "Changed dossiers",
    text: "{{shown}} of {{all}} changed dossiers, with their values before and after.",
    number: "Dossier number",
    column: "What changes",
    before: "Before",
    after: "After",
    none: "empty",
    fields: "What changes: {{fields}}.",
    field: "{{name}} in {{number}} dossiers",
  },
  ways: { counter: "At the counter", online: "Online", post: "By post" },
  additions: {
    heading: "New procedures, units and counters",
    procedure: "Procedures ({{number}})",
    unit: "Units ({{number}})",
    counter: "Counters ({{number}})",
  },
  undo: {
    start: "Undo this import",
    title: "Undo the import of the file {{file}}?",
    text: "The dossiers that this import added are removed, those that it changed get their old values back. Procedures, units and counters that only this import brought are removed as well; rating codes printed in advance that it bound are taken off again, unless the dossier is rated. The figures follow.",
    created: "Dossiers added by this import: {{number}}",
    updated: "Dossiers changed by this import: {{number}}",
    keeps:
      "Dossiers with a rating, a problem or proposal, a printed receipt or an opened rating page stay and are listed; so do dossiers that were changed after the import. While it is being undone, no other file can be imported. Once begun it cannot be stopped; to have the data again, import the file again.",
    confirm: "Undo the import",
    back: "Back to the import",
    refused: "This import cannot be undone any more because there is a later one, or another one is running.",
    running: "Undoing: {{share}} done",
    runningText: "This page refreshes itself. You may leave it; the undoing continues.",
    doneText:
      "The import was undone: {{removed}} dossiers removed, {{restored}} dossiers given their old values back, {{names}} procedures, units or counters removed; {{kept}} dossiers stay.",
    keptHeading: "Dossiers that stay",
    keptText: "These dossiers are as the import left them.",
    busy: "The last import is being undone. Please wait for its end before importing a file.",
  },
  done: {
    columns:
      "The columns are saved. The file is no longer on the server; later files with the same header are read this way.",
    undo: "The undoing has begun. This page refreshes itself until it is done.",
    word: "Remembered. From the next import on this word is known.",
    forget: "The explanation of this word was removed.",
    started:
      "The file has arrived and is being imported. This page follows by itself until it is done; you can leave it without harm.",
    stop: "Asked to stop. The run ends after the part being written; the rows imported so far are kept.",
  },
  title: "Import the dossier register",
  lead: "Upload the CSV or Excel (.xlsx) file that your one-stop software exports. New dossiers are added with their rating code, known ones are updated, rows with mistakes are listed so that they can be corrected. Importing the same file again changes nothing.",
  needsTitle: "What the file needs",
  needsColumns:
    "Required columns: Số hồ sơ (number), Tên thủ tục hành chính (procedure), Mã TTHC (procedure code), Ngày tiếp nhận (received), Hình thức nộp (channel).",
  needsMore:
    "Also read when present: Lĩnh vực (field), Ngày hẹn trả (promised), Ngày trả kết quả (result), Trạng thái (state), Quầy tiếp nhận (counter), Đơn vị xử lý (unit), times in columns of their own (Giờ tiếp nhận, Giờ hẹn trả), Mã đánh giá (the code of a label printed in advance, which is bound to the dossier). The order of the columns does not matter.",
  needsFormat:
    "UTF-8, UTF-16 or Windows-1258; separated by semicolons, commas or tabs; days written dd/MM/yyyy, with or without a time. Of an Excel file (.xlsx) all visible sheets with the same header of a register are read, merged cells included; about a million rows. 512 MB at most.",
  monthFirstNote: "Days in a file uploaded here are read as month/day/year (11/03/2026 is 3 November 2026).",
  dayFirstNote:
    "Days in a file uploaded here are read as day/month/year (11/03/2026 is 11 March 2026), even if the file looks otherwise.",
  movesNote:
    "Where a number is already known with another procedure or year, the known dossier is overwritten by the file uploaded here.",
  usualReading: "Back to the usual reading",
  privacy: "The applicant's name and all other columns are neither read nor stored.",
  file: "Register file (.csv, .xlsx)",
  start: "Import the file",
  busyTitle: "Another import is running",
  busyText:
    "One file is imported at a time. Please wait until the running import has ended and upload this file again.",
  openRunning: "See the running import",
  notStored:
    "The server could not store the file because its disk is full or refuses to be written; nothing was imported. Please tell the administrator and upload the file again.",
  chooseFile: "Please choose a CSV file that is not empty.",
  tooLarge:
    "The file is larger than 512 MB. Please export the register by quarter or month and import one after the other.",
  earlier: "Earlier imports",
  noneEarlier: "Nothing has been imported yet. Choose a register file above to begin.",
  fileName: "File",
  startedAt: "Started",
  by: "By",
  byCommand: "Command on the server",
  state: "State",
  kind: "Kind",
  kindImport: "Import",
  result: "Result",
  states: {
    undoing: "Being undone",
    undone: "Undone",
    running: "Running",
    waiting: "Waiting",
    finished: "Finished",
    unreadable: "Not imported",
    stopped: "Stopped",
    interrupted: "Interrupted",
  },
  runTitle: "Import of {{file}}",
  runningTitle: "Importing {{file}}",
  runningText: "This page updates itself. You can leave it; the import goes on.",
  waitingText: "The file has been received and waits for the server to begin. This page updates itself.",
  resumeText:
    "The file waits to be taken up again because the server was restarted. Rows already saved are kept. This page updates itself.",
  stop: "Stop this import",
  stopText: "Rows read until then are kept; the same file can be imported again later.",
  stopAsked: "The import has been asked to stop; it does so when the part under way is saved.",
  progress: "{{share}} read, {{rows}} rows",
  interruptedText:
    "The import was cut off and its file is gone. Rows already saved are kept. Please import the same file again: known dossiers will not be doubled.",
  finishedText: "The valid rows have been saved.",
  counts: {
    rows: "Rows read",
    created: "New dossiers",
    updated: "Updated",
    unchanged: "Unchanged (repeated rows included)",
    skipped: "Totals, headings, signatures",
    problems: "Rows refused",
    remarks: "Remarks",
  },
  summary:
    "{{rows}} rows: {{created}} new dossiers, {{updated}} updated, {{unchanged}} unchanged, {{skipped}} totals or headings, {{problems}} refused; {{remarks}} remarks.",
  refusedHeading: "Rows refused",
  refusedText:
    "These rows were not saved. Please correct them in the one-stop software or in the file and import again.",
  remarksHeading: "Remarks",
  remarksText: "These rows were saved; what follows is for the office to check.",
  keptOnly:
    "The list holds only the first {{kept}} of {{all}}. Please correct the file by the reasons below and import it again.",
  reasonsHeading: "How many of each reason",
  count: "Number",
  readMonthFirst: "Import again, reading days as month/day/year",
  readDayFirst: "Import again, reading days as day/month/year",
  acceptMoves: "Import again and confirm overwriting reused numbers",
  acceptMovesText:
    "{{rows}} rows were refused because their number belongs to a dossier of another procedure or year. If the file is right, import it again and confirm; ratings already given to those dossiers then count with the new content.",
  noProblems: "No row was refused and there are no remarks.",
  mend: "Download the refused rows (.csv)",
  mendText: "Mend them by the column “Lý do” and import that file; dossiers imported before are not repeated.",
  line: "Line",
  lineOfSheet: "{{sheet}}, line {{row}}",
  column: "Column",
  reason: "Reason",
  wholeRow: "Whole row",
  next: "Next page",
  first: "Back to the top of the list",
  again: "Import another file",
  broughtProcedures:
    "This register brought {{number}} new procedures; {{waiting}} wait to be accepted. Their dossiers are counted.",
  seeProcedures: "See and accept the new procedures",
  printReceipts: "Print invitations",
  seeDossiers: "See the dossiers",
  columns: {
    number: "Dossier number",
    procedureName: "Procedure",
    procedureCode: "Procedure code",
    field: "Field",
    receivedAt: "Received",
    dueAt: "Promised",
    finishedAt: "Result",
    channel: "Channel",
    state: "State",
    counter: "Counter",
    unit: "Unit",
    returnedBy: "Way of return",
    receivedTime: "Time of receipt",
    dueTime: "Time promised",
    finishedTime: "Time of the result",
    ratingCode: "Rating code",
  },
  unreadable: {
    empty: "The file is empty, there is nothing to read.",
    lockedWorkbook:
      "The Excel file has a password and cannot be read. Please open it in Excel, choose File → Info → Protect Workbook → Encrypt with Password, clear the password, save the file and upload it.",
    excel:
      "This is an Excel file of an old kind (.xls) or a binary one (.xlsb). Please open it in Excel, save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”, and upload that file.",
    brokenWorkbook:
      "The Excel file is damaged or incomplete and cannot be read. Please open it in Excel, save it again and upload it; if it does not open, export the register anew.",
    largeWorkbook:
      "The Excel file is larger than what can be read (about a million rows). Please split it by time, or export the register as CSV.",
    notText: "The file is not CSV text. Please export the register from the one-stop software as CSV.",
    openDocument:
      "This is a LibreOffice spreadsheet (.ods). Open it, choose Save As with the type “Text CSV” and the character set UTF-8, and upload that .csv file.",
    word: "This is a text document (Word), not a CSV table. Please export the register from the one-stop software as CSV.",
    pdf: "This is a PDF, not a CSV table. Please export the register from the one-stop software as CSV.",
    archive: "This is an archive. Please unpack it and upload the .csv file inside.",
    htmlTable:
      "This is an HTML table saved under the name of a spreadsheet. Open it in Excel, choose Save As with the type “CSV UTF-8 (comma delimited)” and upload that .csv file.",
    xmlTable:
      "This is an XML spreadsheet. Open it in Excel, choose Save As with the type “CSV UTF-8 (comma delimited)” and upload that .csv file.",
    doubleEncoded:
      "The Vietnamese letters were encoded twice and cannot be read (such as “Quáº£n lÃ½”). Please export the register again as CSV UTF-8; in Excel use Data → From Text/CSV with the encoding 65001: Unicode (UTF-8).",
    legacyFont:
      "The Vietnamese text is in a legacy font (TCVN3 such as .VnTime, or VNI) and cannot be read. Please convert it to Unicode (for instance with the UniKey Toolkit, Ctrl+Shift+F6), save it as CSV UTF-8 and upload it.",
    monthFirst:
      "The days in this file are written month first (month/day/year), so no row has been imported. Please export it with days as dd/MM/yyyy, or confirm that they are to be read as month/day/year.",
    mixedDays:
      "Some days in this file are written day first and some month first, and nobody can tell which row is which, so no row has been imported. Please export the register with one way of writing days.",
    noRows: "There is no dossier below the header, so nothing was imported. Please check the exported file.",
    allRefused:
      "Every row was refused; no dossier was saved. Please see the reasons below, correct the file and import it again.",
    tooManyRefused:
      "The import was stopped because 5,000 rows or more were refused, over a tenth of the rows read. Good rows read before are kept; the rest of the file was not read. Please correct the file by the reasons below and import it again.",
    stopped:
      "The import was stopped on request. Good rows read before are kept; the rest of the file was not read. The same file can be imported again; known dossiers will not be doubled.",
    failed:
      "The import was stopped by an error of the system. Rows already saved are kept. Please have the administrator look at the log, then import the same file again.",
    brokenEncoding:
      "The Vietnamese letters in the file cannot be read because it is not in Unicode (UTF-8). Please save it again as “CSV UTF-8” and upload it.",
    noHeader:
      "There is no header in the first 120 lines of the file. The header needs columns such as Số hồ sơ, Mã TTHC, Ngày tiếp nhận.",
    missingColumns: "The header lacks required columns, so no row has been imported.",
  },
  problems: {
    keptRated: "Dossier {{number}} stays because it has been rated.",
    keptComplained: "Dossier {{number}} stays because a problem or proposal was sent about it.",
    keptOpened: "Dossier {{number}} stays because its rating page has been opened.",
    keptPrinted: "Dossier {{number}} stays because its receipt has been printed.",
    keptChanged: "Dossier {{number}} was changed after the import (by other software), so it stays as it is now.",
    columnCount: "The row has {{found}} cells while the header has {{expected}} columns.",
    unclosedQuote: "A quotation mark is opened and not closed, so the cells cannot be told apart.",
    missing: "This cell is empty.",
    brokenText: "Characters are broken (encoding): “{{text}}”.",
    doubleEncoded: "The text was encoded twice: “{{text}}”.",
    legacyFont: "The text is in a legacy font (TCVN3 or VNI), not Unicode: “{{text}}”.",
    zeroByte: "The row holds a zero byte; its content may be damaged.",
    shortenedNumber:
      "A spreadsheet shortened the dossier number “{{text}}”, so the full one is not known. Please format the column as Text and export the register again.",
    movedDossier:
      "The number {{number}} is already known with another procedure or year of receipt. If it is used again and the file is right, import the file again and confirm overwriting.",
    tooLong: "Longer than {{most}} characters.",
    notADay: "“{{text}}” is not a valid day and time (dd/MM/yyyy or dd/MM/yyyy HH:mm).",
    unlikelyYear: "The year in “{{text}}” is not likely.",
    farFuture: "“{{text}}” lies more than a year after the day of the import.",
    future: "“{{text}}” lies after the day of the import; please check it.",
    dueBeforeReceipt: "“{{text}}” is before the receipt “{{received}}”.",
    resultBeforeReceipt: "“{{text}}” is before the receipt “{{received}}”.",
    unknownChannel:
      "The channel “{{text}}” is not known. One of these is needed: Trực tiếp, Trực tuyến toàn trình, Trực tuyến một phần, Bưu chính công ích.",
    missingColumn: "The required column “{{name}}” is missing.",
    noDueDay: "No promised day; the dossier is not counted as early, on time or late.",
    tidiedNumber: "The number “{{text}}” was written uniformly as {{number}}.",
    unusualNumber: "The number {{number}} does not follow the usual pattern.",
    repeatedRow: "The row repeats dossier {{number}} with the same content as a row before; it is counted once.",
    contradictsEarlierRow:
      "Dossier {{number}} stands on line {{line}} with other content; the file contradicts itself and the last row of the dossier is kept.",
    dayUnlikeNumber: "The day of receipt “{{text}}” differs from the one in the number {{number}}; please check it.",
    retiredProcedure:
      "The procedure with code {{text}} was retired in the settings; the dossier was imported and counts under it all the same.",
    codeWithoutZero:
      "The procedure code “{{text}}” was read as {{expected}} (a spreadsheet dropped the zero at its end).",
    shortCode:
      "The procedure code “{{text}}” has fewer than six digits after the point; if a spreadsheet dropped zeroes at its end, the right code is {{expected}}. The dossier was imported with the code of the file.",
    notATime: "The time “{{text}}” was not understood; only the day was kept.",
    similarName:
      "“{{text}}” differs from “{{expected}}” only in diacritics; they are kept as different names. If they are one, please correct it in the one-stop software.",
    formulaError: "The cell says “{{text}}”, the error of a formula, and was left empty.",
    columnPassedOver: "The column “{{text}}” was not read; “{{expected}}” was read instead.",
    ambiguousColumn:
      "The column “{{text}}” was not read because it may be the applicant's. If it is the handling unit, please head it “Đơn vị xử lý”.",
    sheetPassedOver:
      "The sheet “{{text}}” was not read because its columns differ from those of the sheet that was. If it is a register, save it as a file of its own.",
    unknownState: "The state “{{text}}” is not known; it was taken from the day of the result.",
    ratingCodeMisread:
      "The rating code “{{text}}” could not be read. The dossier was taken without it; please check the code on the label.",
    ratingCodeUnknown:
      "The rating code {{text}} was never issued. The dossier was taken without it; please check the code on the label.",
    ratingCodeElsewhere:
      "The rating code {{text}} belongs to another office. The dossier was taken without it; please check which labels were used.",
    ratingCodeTaken:
      "The rating code {{text}} is bound to dossier {{number}}. The dossier of this row was taken without it.",
    dossierHasCode:
      "The dossier already has the rating code {{found}}, so {{text}} was not bound to it. The dossier was taken.",
    unknownReturnWay: "The way of return “{{text}}” is not known. The dossier was taken; this part is left open.",
    resultDespiteState: "The state says “{{text}}” but there is a result day; the dossier counts as finished.",
    finishedWithoutDay: "The state says finished but there is no result day.",
  },
  reasons: {
    keptRated: "Already rated",
    keptComplained: "Problem or proposal sent",
    keptOpened: "Rating page opened",
    keptPrinted: "Receipt printed",
    keptChanged: "Changed after the import",
    columnCount: "Too many or too few cells",
    unclosedQuote: "Quotation mark not closed",
    missing: "Required cell empty",
    brokenText: "Broken characters",
    doubleEncoded: "Encoded twice",
    legacyFont: "Legacy font",
    zeroByte: "Zero byte",
    shortenedNumber: "Dossier number shortened by a spreadsheet",
    movedDossier: "Number of another dossier",
    tooLong: "Too long",
    notADay: "Not a valid day",
    unlikelyYear: "Unlikely year",
    farFuture: "Far in the future",
    dueBeforeReceipt: "Promised before receipt",
    resultBeforeReceipt: "Result before receipt",
    unknownChannel: "Unknown channel",
    missingColumn: "Required column missing",
    future: "In the future",
    noDueDay: "No promised day",
    tidiedNumber: "Number written uniformly",
    unusualNumber: "Unusual number",
    repeatedRow: "Repeated row",
    contradictsEarlierRow: "Contradicts an earlier row",
    dayUnlikeNumber: "Receipt day differs from the number",
    retiredProcedure: "Retired procedure",
    codeWithoutZero: "Procedure code lost a zero",
    shortCode: "Procedure code that may lack zeroes",
    notATime: "Time not understood",
    similarName: "Names that differ in diacritics",
    formulaError: "Formula error",
    columnPassedOver: "Column not read",
    ambiguousColumn: "Ambiguous column",
    sheetPassedOver: "Sheet not read",
    unknownState: "Unknown state",
    ratingCodeMisread: "Unreadable rating code",
    ratingCodeUnknown: "Rating code never issued",
    ratingCodeElsewhere: "Rating code of another office",
    ratingCodeTaken: "Rating code bound to another dossier",
    dossierHasCode: "Dossier has another rating code",
    unknownReturnWay: "Unknown way of return",
    resultDespiteState: "Result despite the state",
    finishedWithoutDay: "Finished without a day",
  },
  command: {
    usage: "Usage: npm run import -- FILE.csv [--office slug] [--days day-first|month-first] [--accept-moves]",
    monthFirstHint: "To read days as month/day/year add --days month-first (or --days day-first for day/month/year).",
    movesHint: "To overwrite reused numbers by this file add --accept-moves.",
    noFile: "The file {{file}} cannot be opened.",
    noOffice: "There is no office yet. Set one up before importing a register.",
    whichOffice: "There are several offices; add --office with one of these:",
    unknownOffice: "There is no office “{{slug}}”. There are:",
    progress: "{{share}} read, {{rows}} rows",
    imported: "Imported {{file}} for {{office}}.",
    problem: "Line {{line}} · {{column}}: {{reason}}",
    lineProblem: "Line {{line}}: {{reason}}",
  },
};
