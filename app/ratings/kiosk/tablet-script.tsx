import { usePage } from "#app/i18n/page.tsx";
import { FacesForm, StartScreen, ThanksScreen } from "./kiosk-parts.tsx";
import script from "./tablet.client.ts?worker&url";

/** The script of a tablet, and the screens that it shows by itself while the network is away. */
export function TabletScript({ counterCode, isActive }: { counterCode: string; isActive: boolean }) {
  const { nonce } = usePage();
  return (
    <>
      {isActive && <Screens counterCode={counterCode} />}
      <script type="module" src={script} nonce={nonce} />
    </>
  );
}

function Screens({ counterCode }: { counterCode: string }) {
  const receipt = { code: "", number: "", procedureName: "" };
  return (
    <>
      <template data-screen="start">
        <StartScreen counterCode={counterCode} refusal={undefined} typed="" />
      </template>
      <template data-screen="faces">
        <FacesForm counterCode={counterCode} faces={{ receipt, tapId: "", comment: "" }} />
      </template>
      <template data-screen="thanks">
        <ThanksScreen
          counterCode={counterCode}
          thanks={{ score: 5, isLaterCounting: false, isEarly: false, isKept: false }}
        />
      </template>
    </>
  );
}
