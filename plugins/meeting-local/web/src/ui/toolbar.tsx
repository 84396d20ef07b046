import { canShareScreen } from '../media/devices.ts';
import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';
import { Icon, type IconName } from './icon.tsx';
import { ToggleButton } from './toggle-button.tsx';

/** What one can do in a meeting. */
export function Toolbar({ controller, state }: { controller: Controller; state: MeetingState }) {
  const isSharing = state.screen !== undefined;
  return (
    <div class="toolbar" role="toolbar" aria-label="Meeting controls">
      <ToggleButton
        name="microphone"
        label="Microphone"
        shortcut="M"
        on={state.microphone.on && state.microphone.track !== undefined}
        onClick={() => void controller.toggleMicrophone()}
      />
      <ToggleButton
        name="camera"
        label="Camera"
        shortcut="V"
        on={state.camera.on && state.camera.track !== undefined}
        onClick={() => void controller.toggleCamera()}
      />
      {canShareScreen && (
        <Tool
          name="share"
          icon="screen"
          label={isSharing ? 'Stop sharing' : 'Share'}
          shortcut="S"
          pressed={isSharing}
          onClick={() => void controller.toggleScreen()}
        />
      )}
      <Tool
        name="people"
        icon="people"
        label="People"
        shortcut="P"
        pressed={state.panel === 'people'}
        badge={state.participants.length}
        onClick={() => controller.togglePanel('people')}
      />
      <Tool
        name="settings"
        icon="settings"
        label="Settings"
        shortcut="O"
        pressed={state.panel === 'settings'}
        onClick={() => controller.togglePanel('settings')}
      />
      <button
        type="button"
        name="leave"
        class="tool leave"
        aria-keyshortcuts="Alt+L"
        title="Leave the meeting (Alt+L)"
        onClick={() => void controller.leave()}
      >
        <Icon name="leave" />
        <span class="tool-label">Leave</span>
      </button>
    </div>
  );
}

interface ToolProps {
  name: string;
  icon: IconName;
  label: string;
  shortcut: string;
  pressed: boolean;
  badge?: number;
  onClick(): void;
}

function Tool({ name, icon, label, shortcut, pressed, badge, onClick }: ToolProps) {
  return (
    <button
      type="button"
      name={name}
      class={pressed ? 'tool tool-active' : 'tool'}
      aria-pressed={pressed}
      aria-label={badge === undefined ? label : `${label}: ${badge}`}
      aria-keyshortcuts={`Alt+${shortcut}`}
      title={`${label} (Alt+${shortcut})`}
      onClick={onClick}
    >
      <span class="tool-icon">
        <Icon name={icon} />
        {badge !== undefined && <span class="badge">{badge}</span>}
      </span>
      <span class="tool-label">{label}</span>
    </button>
  );
}
