import type { DeviceChoice } from '../media/devices.ts';
import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';

const kinds = [
  { kind: 'audioinput', key: 'microphone', label: 'Microphone' },
  { kind: 'videoinput', key: 'camera', label: 'Camera' },
  { kind: 'audiooutput', key: 'speaker', label: 'Speaker' },
] as const;

/** Which microphone, camera and speaker. */
export function DevicePicker({ controller, state }: { controller: Controller; state: MeetingState }) {
  return (
    <div class="device-picker">
      {kinds.map(({ kind, key, label }) => {
        const devices = state.devices.filter(device => device.kind === kind);
        return (
          devices.length > 0 && (
            <label key={key} class="field">
              <span>{label}</span>
              <select
                name={key}
                value={selected(state, key, devices)}
                onChange={event => void controller.choose({ ...state.choice, [key]: event.currentTarget.value } satisfies DeviceChoice)}
              >
                {devices.map(({ deviceId, label: name }, index) => (
                  <option key={deviceId} value={deviceId}>
                    {name || `${label} ${index + 1}`}
                  </option>
                ))}
              </select>
            </label>
          )
        );
      })}
    </div>
  );
}

function selected(state: MeetingState, key: keyof DeviceChoice, devices: readonly MediaDeviceInfo[]): string {
  const inUse = key === 'speaker' ? undefined : state[key].track?.getSettings().deviceId;
  const wanted = inUse ?? state.choice[key];
  return devices.some(({ deviceId }) => deviceId === wanted) ? (wanted ?? '') : (devices[0]?.deviceId ?? '');
}
