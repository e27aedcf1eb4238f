import { readReceiptCode } from "#app/dossiers/receipt-code.ts";
import { quoted, type RowProblem } from "./row-problem.ts";
import type { Channel, DossierState, ReturnWay } from "#app/dossiers/dossier.ts";
import { searchText } from "#app/platform/text/search.ts";

/** Words of one-stop software for the form of submission, folded by `searchText`. */
const channelWords: Record<Channel, readonly string[]> = {
  counter: [
    "truc tiep",
    "nop truc tiep",
    "tai quay",
    "truc tiep tai quay",
    "tai bo phan mot cua",
    "truc tiep tai bo phan mot cua",
    "tiep nhan truc tiep",
  ],
  "online-full": [
    "truc tuyen toan trinh",
    "toan trinh",
    "dvc toan trinh",
    "dich vu cong truc tuyen toan trinh",
    "truc tuyen - toan trinh",
    "truc tuyen (toan trinh)",
    "truc tuyen muc do 4",
    "muc do 4",
  ],
  "online-part": [
    "truc tuyen mot phan",
    "mot phan",
    "dvc mot phan",
    "dich vu cong truc tuyen mot phan",
    "truc tuyen - mot phan",
    "truc tuyen (mot phan)",
    "truc tuyen muc do 3",
    "muc do 3",
  ],
  post: [
    "buu chinh cong ich",
    "buu chinh",
    "qua buu chinh",
    "qua buu chinh cong ich",
    "dich vu buu chinh cong ich",
    "qua dich vu buu chinh cong ich",
    "buu dien",
    "qua buu dien",
  ],
};

/** Words of one-stop software for the state of a dossier. */
const stateWords: Record<DossierState, readonly string[]> = {
  received: ["moi tiep nhan", "da tiep nhan", "tiep nhan", "moi", "cho xu ly", "cho phan cong"],
  "in-progress": [
    "dang giai quyet",
    "dang xu ly",
    "dang thu ly",
    "cho bo sung",
    "yeu cau bo sung",
    "bo sung ho so",
    "cho phe duyet",
    "cho ky",
    "tam dung",
    "qua han",
  ],
  finished: [
    "da tra ket qua",
    "da tra",
    "da giai quyet",
    "da xu ly",
    "da xu ly xong",
    "da co ket qua",
    "cho tra ket qua",
    "hoan thanh",
    "da hoan thanh",
    "ket thuc",
    "da ket thuc",
  ],
  returned: [
    "tra lai",
    "tra lai ho so",
    "da tra lai",
    "tu choi",
    "tu choi tiep nhan",
    "rut ho so",
    "da rut",
    "huy",
    "da huy",
    "khong giai quyet",
    "dung xu ly",
    "dung giai quyet",
    "dung thuc hien",
  ],
};

/** Words of one-stop software for the way a result was returned. */
const returnWords: Record<ReturnWay, readonly string[]> = {
  counter: [
    "truc tiep",
    "tai quay",
    "tra truc tiep",
    "nhan truc tiep",
    "tai bo phan mot cua",
    "tra tai bo phan mot cua",
    "truc tiep tai bo phan mot cua",
  ],
  online: ["truc tuyen", "ban dien tu", "tra truc tuyen", "qua mang", "tra ket qua dien tu", "dien tu"],
  post: [...channelWords.post, "tra qua buu chinh", "tra qua buu dien", "tra tai nha"],
};

function meanings<Meaning extends string>(words: Record<Meaning, readonly string[]>): Map<string, Meaning> {
  const entries = Object.entries<readonly string[]>(words) as [Meaning, readonly string[]][];
  return new Map(entries.flatMap(([meaning, spellings]) => spellings.map((spelling) => [spelling, meaning] as const)));
}

const channelOf = meanings(channelWords);
const stateOf = meanings(stateWords);
const returnWayOf = meanings(returnWords);

/** Further words for a meaning, folded by `searchText`. */
export type FurtherWords<Meaning> = Readonly<Record<string, Meaning>>;

/** What an office told about the words of its registers, by column. */
export interface RegisterWords {
  channel: FurtherWords<Channel>;
  state: FurtherWords<DossierState>;
  returnedBy: FurtherWords<ReturnWay>;
}

function furtherMeaning<Meaning>(words: FurtherWords<Meaning>, word: string): Meaning | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/**
 * Reads hình thức nộp; undefined if the word is not known. "Trực tuyến" alone does not say which kind: an office adds it
 * to its own `words`.
 */
export function readChannel(written: string, words: FurtherWords<Channel> = {}): Channel | undefined {
  const word = searchText(written);
  return channelOf.get(word) ?? furtherMeaning(words, word);
}

/** Reads trạng thái; undefined if the word is not known. */
export function readState(written: string, words: FurtherWords<DossierState> = {}): DossierState | undefined {
  const word = searchText(written);
  return stateOf.get(word) ?? furtherMeaning(words, word);
}

/** Reads hình thức trả kết quả; undefined if the word is not known. */
export function readReturnWay(written: string, words: FurtherWords<ReturnWay> = {}): ReturnWay | undefined {
  const word = searchText(written);
  return returnWayOf.get(word) ?? furtherMeaning(words, word);
}

/** More than a code or the address in its QR code, with whatever stands around them. */
const longestRatingCode = 300;

/**
 * The code issued in advance in a cell, as stored; undefined if the cell is empty. A text that is no code gets a remark:
 * the dossier counts without it.
 */
export function readRatingCode(text: string, remarks: RowProblem[]): string | undefined {
  if (text === "") return undefined;
  const read = text.length > longestRatingCode ? undefined : readReceiptCode(text);
  if (read?.ok === true) return read.code;
  remarks.push({ reason: "ratingCodeMisread", column: "ratingCode", details: { text: quoted(text) } });
  return undefined;
}
