import { emblemAddress, shownSize, type Emblem } from "./emblem.ts";

/** The emblem of an office, at its size on a page; its place is kept while it loads. */
export function EmblemPicture({ emblem }: { emblem: Emblem }) {
  return <img className="emblem" src={emblemAddress(emblem.digest)} alt={emblem.alternative} {...shownSize(emblem)} />;
}
