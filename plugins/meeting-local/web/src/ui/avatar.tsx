import { Icon } from './icon.tsx';

/** Somebody without a picture: their initials, in a colour that stays theirs. */
export function Avatar({ name, kind = 'browser' }: { name: string; kind?: string }) {
  return (
    <span class={`avatar tint-${tint(name)}`} aria-hidden="true">
      {kind === 'room' ? <Icon name="room" size={28} /> : initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map(word => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

function tint(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 5;
}
