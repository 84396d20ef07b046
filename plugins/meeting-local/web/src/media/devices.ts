/** Which devices were chosen; remembered on this machine. */
export interface DeviceChoice {
  readonly microphone?: string;
  readonly camera?: string;
  readonly speaker?: string;
}

/** Why there is no camera or microphone. */
export type DeviceProblem = 'insecure' | 'denied' | 'absent' | 'busy';

/** A capture, or why there is none. */
export type Capture = { readonly track: MediaStreamTrack } | { readonly problem: DeviceProblem };

const remembered = 'opencvi.devices';

export function loadChoice(): DeviceChoice {
  try {
    return JSON.parse(localStorage.getItem(remembered) ?? '{}') as DeviceChoice;
  } catch {
    return {};
  }
}

export function saveChoice(choice: DeviceChoice): void {
  try {
    localStorage.setItem(remembered, JSON.stringify(choice));
  } catch {
    // Private windows may have no storage: the choice then lasts as long as the page.
  }
}

export function captureMicrophone(deviceId: string | undefined): Promise<Capture> {
  return capture({ audio: { ...wish(deviceId), echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
}

/** 720p at 30 frames: what H.264 level 3.1 carries, which is what browsers announce. */
export function captureCamera(deviceId: string | undefined): Promise<Capture> {
  return capture({ video: { ...wish(deviceId), width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } });
}

export const canShareScreen = typeof navigator.mediaDevices?.getDisplayMedia === 'function';

/** A screen or window; `undefined` when the user thought better of it. */
export async function captureScreen(): Promise<MediaStreamTrack | undefined> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 15 } },
      audio: false,
    });
    const [track] = stream.getVideoTracks();
    if (track !== undefined) track.contentHint = 'detail';
    return track;
  } catch {
    return undefined;
  }
}

/** Every device with a name; names are known once a capture was allowed. */
export async function listDevices(): Promise<readonly MediaDeviceInfo[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return devices.filter(({ deviceId }) => deviceId !== '');
}

/** Calls back when a device is plugged in or out; the returned function ends it. */
export function onDevicesChange(callback: () => void): () => void {
  navigator.mediaDevices?.addEventListener('devicechange', callback);
  return () => navigator.mediaDevices?.removeEventListener('devicechange', callback);
}

function wish(deviceId: string | undefined): MediaTrackConstraints {
  return deviceId === undefined ? {} : { deviceId: { ideal: deviceId } };
}

async function capture(constraints: MediaStreamConstraints): Promise<Capture> {
  // Browsers give devices only to pages from https or from this machine.
  if (navigator.mediaDevices === undefined) return { problem: 'insecure' };
  try {
    const [track] = (await navigator.mediaDevices.getUserMedia(constraints)).getTracks();
    return track === undefined ? { problem: 'absent' } : { track };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'absent';
}
