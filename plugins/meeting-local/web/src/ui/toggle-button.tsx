import { Icon, type IconName } from './icon.tsx';

/** A microphone or camera button: its look says whether it is on. */
export function ToggleButton(props: { name: 'microphone' | 'camera'; label: string; shortcut: string; on: boolean; onClick(): void }) {
  const { name, label, shortcut, on, onClick } = props;
  const icon: IconName = on ? name : `${name}-off`;
  return (
    <button
      type="button"
      name={name}
      class={on ? 'tool' : 'tool tool-off'}
      aria-pressed={on}
      aria-label={label}
      aria-keyshortcuts={`Alt+${shortcut}`}
      title={`${label} ${on ? 'off' : 'on'} (Alt+${shortcut})`}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span class="tool-label">{label}</span>
    </button>
  );
}
