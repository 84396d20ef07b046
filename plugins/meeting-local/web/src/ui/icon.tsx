/** Outlines on a grid of 24. */
const paths = {
  microphone: 'M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  'microphone-off':
    'M15 9.5V6a3 3 0 0 0-5.7-1.3M9 9v3a3 3 0 0 0 4.6 2.5M5.5 11.5a6.5 6.5 0 0 0 10.3 5.3M18.2 13.6a6.4 6.4 0 0 0 .3-2.1M12 18v3M4 4l16 16',
  camera:
    'M4.5 6.5h8a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM14.5 11l5.2-3.2a.8.8 0 0 1 1.3.7v7a.8.8 0 0 1-1.3.7L14.5 13',
  'camera-off':
    'M9 6.5h3.5a2 2 0 0 1 2 2V12M14.5 14.5v1a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2H5M16.5 9.8l3.2-2a.8.8 0 0 1 1.3.7v7M4 4l16 16',
  screen:
    'M4 4.5h16a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 16.5H4A1.5 1.5 0 0 1 2.5 15V6A1.5 1.5 0 0 1 4 4.5ZM8 20h8M12 13.5V8M9.5 10.2 12 7.7l2.5 2.5',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5a6.5 6.5 0 0 1 13 0M16 5a3.3 3.3 0 0 1 0 6.2M18.2 14.4a6.3 6.3 0 0 1 3.3 5.1',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  leave:
    'M3.2 14.6c-.6-.6-.8-1.5-.5-2.3C4 9.6 7.7 8 12 8s8 1.6 9.3 4.3c.3.8.1 1.7-.5 2.3l-1 1a1.5 1.5 0 0 1-1.7.3l-2.4-1.1a1.5 1.5 0 0 1-.9-1.5l.1-1.2a10 10 0 0 0-5.8 0l.1 1.2a1.5 1.5 0 0 1-.9 1.5l-2.4 1.1a1.5 1.5 0 0 1-1.7-.3Z',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  room: 'M3.5 5h17a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-17a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM7 20h10M12 16v4',
  door: 'M6 21V4.5A1.5 1.5 0 0 1 7.5 3h9A1.5 1.5 0 0 1 18 4.5V21M3.5 21h17M14.5 12h.01',
  speaking: 'M5 10v4M9.7 7v10M14.3 9v6M19 10.5v3',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof paths;

/** A picture beside words that say the same: hidden from screen readers. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === 'leave' ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width={name === 'leave' ? 0 : 1.75}
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
