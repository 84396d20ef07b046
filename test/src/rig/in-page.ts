/// <reference lib="dom" />
/** These functions run inside the page: Playwright sends their text, so each must stand alone. */

interface Ear {
  readonly analyser: AnalyserNode;
  readonly source: MediaStream;
  readonly tracks: string;
}

/** The last samples that a media element played, 16 bits each. The first look connects an analyser, which starts out silent. */
export function hearInPage(selector: string): { samples: number[]; sampleRate: number } {
  const page = window as unknown as { opencviEars?: { context: AudioContext; ears: Map<Element, Ear> } };
  page.opencviEars ??= { context: new AudioContext(), ears: new Map() };
  const { context, ears } = page.opencviEars;
  const element = document.querySelector(selector) as (HTMLMediaElement & { captureStream(): MediaStream }) | null;
  if (!element) throw new Error(`no element ${selector}`);
  let ear = ears.get(element);
  const source = element.srcObject instanceof MediaStream ? element.srcObject : (ear?.source ?? element.captureStream());
  const tracks = source
    .getAudioTracks()
    .map(track => track.id)
    .join();
  if (!tracks) throw new Error(`${selector} has no audio track`);
  if (ear?.tracks !== tracks) {
    const analyser = context.createAnalyser();
    analyser.fftSize = 16_384;
    context.createMediaStreamSource(source).connect(analyser);
    ear = { analyser, source, tracks };
    ears.set(element, ear);
  }
  const wave = new Float32Array(ear.analyser.fftSize);
  ear.analyser.getFloatTimeDomainData(wave);
  const samples = Array.from(wave, value => Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768))));
  return { samples, sampleRate: context.sampleRate };
}

/** The pixels that a video element shows, scaled down to at most 320 wide: red, green, blue in base64. */
export function seeInPage(selector: string): { width: number; height: number; base64: string } {
  const video = document.querySelector(selector) as HTMLVideoElement | null;
  if (!video) throw new Error(`no element ${selector}`);
  if (!video.videoWidth) throw new Error(`${selector} has no picture yet`);
  const width = Math.min(320, video.videoWidth);
  const height = Math.round((width * video.videoHeight) / video.videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext('2d');
  if (!drawing) throw new Error('no canvas');
  drawing.drawImage(video, 0, 0, width, height);
  const rgba = drawing.getImageData(0, 0, width, height).data;
  let binary = '';
  for (let at = 0; at < rgba.length; at += 4) binary += String.fromCharCode(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
  return { width, height, base64: btoa(binary) };
}
