/** Reads QR codes from the camera: with the browser's own detector, else with a library that is loaded only then. */

type ReadFrame = (video: HTMLVideoElement) => Promise<string | undefined>;

/** The browser's detector of codes, which TypeScript does not know yet. */
interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
}

/** Milliseconds between two looks: quick enough for a hand, slow enough for an old tablet. */
const lookEvery = 200;

/** The side of the picture that the library looks at, in pixels. */
const side = 480;

export interface Camera {
  stop: () => void;
}

/**
 * Shows the camera in `video` and calls `onCode` with the first code. Rejects if the person or the browser refuses the
 * camera, or if there is none.
 */
export async function openCamera(video: HTMLVideoElement, onCode: (text: string) => void): Promise<Camera> {
  // The camera beside the screen: a tablet on a stand shows its back to the wall.
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" }, audio: false });
  let timer: number | undefined;
  let isOpen = true;
  const stop = () => {
    isOpen = false;
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  try {
    const read = (await ownDetector()) ?? (await libraryDetector());
    video.srcObject = stream;
    await video.play();
    const look = async () => {
      const text = await read(video).catch(() => undefined);
      if (!isOpen) return;
      if (text === undefined) {
        timer = window.setTimeout(() => void look(), lookEvery);
        return;
      }
      stop();
      onCode(text);
    };
    void look();
  } catch (error) {
    stop();
    throw error;
  }
  return { stop };
}

async function ownDetector(): Promise<ReadFrame | undefined> {
  const { BarcodeDetector: Known } = window as { BarcodeDetector?: DetectorClass };
  const formats = await Known?.getSupportedFormats().catch((): string[] => []);
  if (Known === undefined || formats?.includes("qr_code") !== true) return undefined;
  const detector = new Known({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
}

async function libraryDetector(): Promise<ReadFrame> {
  const { default: decodeQR } = await import("qr/decode.js");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    const from = Math.min(video.videoWidth, video.videoHeight);
    if (context === null || from === 0) return Promise.resolve(undefined);
    // The middle of the picture, where the words on the screen ask to hold the code.
    const [left, top] = [(video.videoWidth - from) / 2, (video.videoHeight - from) / 2];
    context.drawImage(video, left, top, from, from, 0, 0, side, side);
    try {
      return Promise.resolve(decodeQR(context.getImageData(0, 0, side, side)));
    } catch {
      // No code in this picture.
      return Promise.resolve(undefined);
    }
  };
}
