import { createRequire } from "node:module";
import sharp from "sharp";

const require = createRequire(import.meta.url);

/** The files of the report's font, from a package: no text depends on the fonts of the machine. */
export const reportFontFiles = {
  normal: require.resolve("@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf"),
  bold: require.resolve("@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf"),
  italics: require.resolve("@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf"),
  bolditalics: require.resolve("@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf"),
};

let known: Promise<unknown> | undefined;

/** Makes the font known to the picture library, once a process: it takes a font's file only with a text of its own. */
export async function knowReportFont(): Promise<void> {
  known ??= Promise.all(
    Object.values(reportFontFiles).map((fontfile) =>
      sharp({ text: { text: "Tinos", font: "Tinos 12", fontfile } })
        .png()
        .toBuffer(),
    ),
  );
  await known;
}
