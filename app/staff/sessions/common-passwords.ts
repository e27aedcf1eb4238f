import { searchText } from "#app/platform/text/search.ts";
import { dictionary } from "@zxcvbn-ts/language-common";

/**
 * Passwords that guessers try first: some 49,000 of the world's (from an npm package) and words that Vietnamese offices
 * use, in lower case without diacritics. They are also recognized with digits, signs, repetition and the usual
 * replacements of letters.
 */
const vietnamese =
  "matkhau matkhaumoi matkhaucu matkhaucuatoi doimatkhau quenmatkhau khongcomatkhau matma baomat anhyeuem emyeuanh yeuem " +
  "yeuanh yeuemnhieu anhnhoem emnhoanh toiyeuem toiyeuvietnam vietnam vietnamvodich vietnamoi hanoi hanoivietnam saigon " +
  "hochiminh tphcm thanhphohochiminh danang haiphong cantho nhatrang dalat hue xinchao chaoban chaocacban chucmungnammoi " +
  "chucmung happynewyear giadinh giadinhtoi giadinhlasomot bomeyeucon conyeubome conyeume meyeucon bome hanhphuc mayman " +
  "thanhcong tinhyeu tinhban khongbiet khongnoi motnamhai mothaiba mothaibabon mothaibabonnam nguyenvana nguyenthia " +
  "quantri quantrivien quantrihethong hethong nguoidung taikhoan dangnhap congchuc vienchuc canbo canbomotcua motcua " +
  "bophanmotcua hanhchinhcong dichvucong vanphong phongtochuc ubnd uybannhandan sokhcn sokhoahoc khoahoccongnghe " +
  "sokhoahocvacongnghe sotaichinh sotuphap soxaydung hailong rathailong danhgia phananh giaiphong doclaptudo " +
  "khachhang nguoidan chaomung hanhchinh tiepnhan tiepdan giaiquyet traketqua hoso thutuc nhanvien chuyenvien truongphong " +
  "giamdoc congnghe tinhoc maytinh " +
  "doclaptudohanhphuc conghoaxahoi bacho dangcongsan nguyentatthanh tranhungdao lethanhtong hungvuong sonha quehuong " +
  "admin administrator superadmin password welcome letmein changeme secret default training";

const common = new Set([...vietnamese.split(" "), ...dictionary["passwords-common"]]);
const ownWords = new Set(vietnamese.split(" "));

const swapped: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Whether guessers try the password, or the words it consists of, first. */
export function isCommonPassword(password: string): boolean {
  const text = searchText(password).replace(/[\s._-]/g, "");
  return [text, plain(text), stem(text), plain(stem(text)), stem(plain(text))].some(isMadeFromCommon);
}

/** Replaces digits and signs by the letters they are used for. */
function plain(text: string): string {
  return text.replace(/[013457@$!]/g, (character) => swapped[character] ?? character);
}

/** Removes digits and signs at both ends: `matkhau@12345` becomes `matkhau`. */
function stem(text: string): string {
  return text.replace(/^[^a-z]+|[^a-z]+$/g, "");
}

const shortestWord = 4;

function isMadeFromCommon(text: string): boolean {
  const unit = /^(.+?)\1+$/.exec(text)?.[1] ?? text;
  if (text.length < shortestWord) return false;
  return common.has(text) || common.has(unit) || isTwoOwnWords(text);
}

/** `adminpassword`, `xinchaovietnam`. */
function isTwoOwnWords(text: string): boolean {
  for (let cut = shortestWord; cut <= text.length - shortestWord; cut += 1) {
    if (ownWords.has(text.slice(0, cut)) && ownWords.has(text.slice(cut))) return true;
  }
  return false;
}
