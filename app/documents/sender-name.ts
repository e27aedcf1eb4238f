/** The words the names of organisations and businesses begin with, in small letters. */
const organisationWords = [
  "công ty",
  "tổng công ty",
  "tập đoàn",
  "doanh nghiệp",
  "xí nghiệp",
  "nhà máy",
  "hợp tác xã",
  "liên hiệp",
  "hộ kinh doanh",
  "cơ sở",
  "cửa hàng",
  "chi nhánh",
  "văn phòng",
  "trung tâm",
  "trường",
  "viện",
  "học viện",
  "bệnh viện",
  "phòng khám",
  "hội",
  "hiệp hội",
  "liên đoàn",
  "quỹ",
  "ban",
  "sở",
  "ủy ban",
  "uỷ ban",
  "ubnd",
  "phòng",
  "chi cục",
  "cục",
  "tổ chức",
  "ngân hàng",
  "tnhh",
  "htx",
  "cty",
];

/** A person's name as typed with a form of address before it. */
const addressed = /^(?:ông|bà|anh|chị|cô|chú|bác)\s+/iu;

/**
 * How a letter names its addressee: "Ông/Bà " before the name of a person, nothing before that of an organisation, and the
 * form of address a person chose for themselves as it is. An organisation is told by the word its name begins with.
 */
export function senderAsAddressed(name: string): string {
  const plain = name.trim().normalize("NFC");
  if (isOrganisation(plain) || addressed.test(plain)) return plain;
  return `Ông/Bà ${plain}`;
}

function isOrganisation(name: string): boolean {
  const lower = name.toLocaleLowerCase("vi");
  return organisationWords.some((word) => lower.startsWith(`${word} `));
}
