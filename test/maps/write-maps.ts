import { writeFileSync } from "node:fs";
import { drawArchitecture } from "./draw-architecture.ts";
import { dataDictionary } from "./data-dictionary.ts";
import { readImports } from "./read-imports.ts";

/** `npm run docs:maps`: writes the documents that follow from the code. test/architecture/maps.test.ts keeps them fresh. */
writeFileSync("docs/images/architecture.svg", drawArchitecture(readImports()));
writeFileSync("docs/data-dictionary.md", await dataDictionary());
