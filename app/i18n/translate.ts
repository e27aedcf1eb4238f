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
