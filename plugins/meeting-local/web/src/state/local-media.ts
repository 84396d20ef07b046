import {
  type Capture,
  captureCamera,
  captureMicrophone,
  captureScreen,
  type DeviceChoice,
  listDevices,
  loadChoice,
  onDevicesChange,
  saveChoice,
} from '../media/devices.ts';
import type { Role } from '../signalling/protocol.ts';
import type { MeetingState } from './meeting-state.ts';
import type { Store } from './store.ts';

/** This browser's camera, microphone and screen. What is to be sent is told to `onTrack`. */
export class LocalMedia {
  readonly #store: Store<MeetingState>;
  readonly #onTrack: (role: Role, track: MediaStreamTrack | undefined) => void;
  #unwatch: () => void = () => {};

  constructor(store: Store<MeetingState>, onTrack: (role: Role, track: MediaStreamTrack | undefined) => void) {
    this.#store = store;
    this.#onTrack = onTrack;
  }

  /** Asks for both devices, one after the other so that one refusal does not cost the other. */
  async open(want: { microphone: boolean; camera: boolean }): Promise<void> {
    const { microphone, camera } = this.#store.state;
    this.#store.set({ choice: loadChoice(), microphone: { ...microphone, on: want.microphone }, camera: { ...camera, on: want.camera } });
    await this.#openMicrophone();
    if (want.camera) await this.#openCamera();
    await this.#refresh();
    this.#unwatch();
    this.#unwatch = onDevicesChange(() => void this.#refresh());
    this.#store.set({ devicesReady: true });
  }

  /** The microphone stays captured while it is off, so that it is on again at once. */
  async setMicrophone(on: boolean): Promise<void> {
    this.#store.set({ microphone: { ...this.#store.state.microphone, on } });
    const { track } = this.#store.state.microphone;
    if (on && track === undefined) await this.#openMicrophone();
    else if (track !== undefined) track.enabled = on;
  }

  /** The camera is let go while it is off: its light must be off too. */
  async setCamera(on: boolean): Promise<void> {
    const { camera } = this.#store.state;
    this.#store.set({ camera: { ...camera, on } });
    if (on) await this.#openCamera();
    else this.#closeCamera();
  }

  async shareScreen(): Promise<boolean> {
    const track = await captureScreen();
    if (track === undefined) return false;
    // The browser's own "stop sharing" ends the track.
    track.addEventListener('ended', () => this.stopSharing(track));
    this.#store.set({ screen: track });
    this.#onTrack('slides', track);
    return true;
  }

  stopSharing(track = this.#store.state.screen): void {
    if (track === undefined || track !== this.#store.state.screen) return;
    track.stop();
    this.#store.set({ screen: undefined });
    this.#onTrack('slides', undefined);
  }

  async choose(choice: DeviceChoice): Promise<void> {
    const before = this.#store.state.choice;
    this.#store.set({ choice });
    saveChoice(choice);
    if (choice.microphone !== before.microphone) await this.#openMicrophone();
    if (choice.camera !== before.camera && this.#store.state.camera.on) await this.#openCamera();
  }

  close(): void {
    this.#unwatch();
    this.stopSharing();
    const { microphone, camera } = this.#store.state;
    microphone.track?.stop();
    camera.track?.stop();
    this.#store.set({
      microphone: { ...microphone, track: undefined },
      camera: { ...camera, track: undefined },
      devicesReady: false,
    });
  }

  async #openMicrophone(): Promise<void> {
    const { choice, microphone } = this.#store.state;
    microphone.track?.stop();
    const { track, problem } = taken(await captureMicrophone(choice.microphone));
    const { on } = this.#store.state.microphone;
    if (track !== undefined) track.enabled = on;
    track?.addEventListener('ended', () => this.#lost('microphone', track));
    this.#store.set({ microphone: { on, track, problem } });
    this.#onTrack('audio', track);
  }

  async #openCamera(): Promise<void> {
    this.#store.state.camera.track?.stop();
    const { track, problem } = taken(await captureCamera(this.#store.state.choice.camera));
    const { on } = this.#store.state.camera;
    // It may have been turned off while the browser asked.
    if (!on) return track?.stop();
    track?.addEventListener('ended', () => this.#lost('camera', track));
    this.#store.set({ camera: { on, track, problem } });
    this.#onTrack('main', track);
  }

  #closeCamera(): void {
    this.#store.state.camera.track?.stop();
    this.#store.set({ camera: { ...this.#store.state.camera, track: undefined } });
    this.#onTrack('main', undefined);
  }

  /** Unplugged. */
  #lost(device: 'microphone' | 'camera', track: MediaStreamTrack): void {
    if (this.#store.state[device].track !== track) return;
    this.#store.set({ [device]: { ...this.#store.state[device], track: undefined, problem: 'absent' } });
    this.#onTrack(device === 'camera' ? 'main' : 'audio', undefined);
  }

  async #refresh(): Promise<void> {
    this.#store.set({ devices: await listDevices() });
  }
}

function taken(capture: Capture) {
  return 'track' in capture ? { track: capture.track, problem: undefined } : { track: undefined, problem: capture.problem };
}
