import { createInstance, type i18n, type TFunction } from "i18next";
import { languages, type Language } from "./languages.ts";
import { areas, messages, type Messages } from "./messages.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shell";
    resources: Messages;
  }
}

/** Translates keys written `area:key`, such as `shell:home`. */
export type Translate = TFunction<(keyof Messages)[]>;

const instances = new Map<Language, i18n>();

/** The i18next instance of a language, created once. A key without a text throws, so that no citizen sees a gap. */
export function translation(language: Language): i18n {
  let instance = instances.get(language);
  if (instance === undefined) {
    instance = createInstance({
      lng: language,
      fallbackLng: language,
      supportedLngs: languages,
      resources: messages,
      ns: areas,
      defaultNS: "shell",
      initAsync: false,
      interpolation: { escapeValue: false },
      returnNull: false,
      showSupportNotice: false,
    } as Parameters<typeof createInstance>[0]);
    void instance.init();
    instances.set(language, instance);
  }
  return instance;
}

const translators = new Map<Language, Translate>();

/** The translate function of a language, created once. */
export function translator(language: Language): Translate {
  const made = translators.get(language) ?? translation(language).getFixedT(language);
  translators.set(language, made);
  return made;
}

/** A further language of citizens' pages: its translator, and how many texts it was asked for and does not have. */
export interface FurtherTranslator {
  translate: Translate;
  missing: () => number;
  /** Counts a text that is in no catalogue, such as one that the office wrote. */
  lacks: () => void;
}

/**
 * The translator of a language whose texts are data, by keys such as `shell:home`. A text that it lacks is counted, so that
 * a page with a gap is shown in another language as a whole.
 */
export function furtherTranslator(code: string, texts: Readonly<Record<string, string>>): FurtherTranslator {
  let missing = 0;
  const instance = createInstance({
    lng: code,
    fallbackLng: false,
    supportedLngs: [code],
    resources: { [code]: {} },
    ns: areas,
    defaultNS: "shell",
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
    parseMissingKeyHandler: (key: string) => {
      missing += 1;
      return key;
    },
  } as Parameters<typeof createInstance>[0]);
  void instance.init();
  for (const [key, words] of Object.entries(texts)) {
    const [area = "", path = ""] = key.split(":");
    instance.addResource(code, area, path, words);
  }
  const lacks = () => {
    missing += 1;
  };
  return { translate: instance.getFixedT(code), missing: () => missing, lacks };
}
