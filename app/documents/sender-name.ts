/** The words with which the names of organisations and businesses begin, in lower case. */
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

/** A person's name typed with a form of address before it. */
const addressed = /^(?:ông|bà|anh|chị|cô|chú|bác)\s+/iu;

/**
 * How a letter names its addressee: "Ông/Bà " before the name of a person, nothing before that of an organisation; a
 * form of address that the person typed stays. An organisation is recognized by the first word of its name.
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

/** "Ông/Bà" that addresses the reader; before a name it is a third person and stays. */
const reader = /(?:Quý |quý )?(?:Ông\/Bà|ông\/bà|Ông \(Bà\)|ông \(bà\))(?!\s+\p{Lu})/gu;

/** A text for a sender of that name: an organisation is not called Ông/Bà. */
export function addressedTo(name: string, text: string): string {
  if (!isOrganisation(name.trim().normalize("NFC"))) return text;
  return text.normalize("NFC").replace(reader, (_, at: number) => (at === 0 ? "Quý đơn vị" : "quý đơn vị"));
}
