import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';
import { DevicePicker } from './device-picker.tsx';
import { SidePanel } from './side-panel.tsx';

const shortcuts = [
  ['M', 'Microphone on or off'],
  ['V', 'Camera on or off'],
  ['S', 'Share the screen, or stop'],
  ['P', 'People'],
  ['O', 'Settings'],
  ['L', 'Leave'],
] as const;

/** Devices, and the keys. */
export function SettingsPanel({ controller, state }: { controller: Controller; state: MeetingState }) {
  return (
    <SidePanel title="Settings" onClose={() => controller.closePanel()}>
      <div class="panel-body">
        <DevicePicker controller={controller} state={state} />
        <h3>Keyboard</h3>
        <dl class="shortcuts">
          {shortcuts.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>Alt</kbd> <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </SidePanel>
  );
}
