import { Avatar } from './avatar.tsx';
import { useTrack } from './hooks.ts';
import { Icon } from './icon.tsx';
import type { Seat } from './seats.ts';

/** One participant: picture or initials, name, whether they are muted or speak. */
export function Tile({ seat, width, height }: { seat: Seat; width?: number; height?: number }) {
  const video = useTrack<HTMLVideoElement>(seat.video);
  const size = width === undefined || height === undefined ? undefined : { width: `${width}px`, height: `${height}px` };
  return (
    <li
      class={`tile${seat.speaking ? ' speaking' : ''}`}
      style={size}
      data-participant={seat.name}
      data-participant-id={seat.id}
      data-kind={seat.kind}
      data-muted={seat.muted}
      data-speaking={seat.speaking}
    >
      {seat.video === undefined ? (
        <Avatar name={seat.name} kind={seat.kind} />
      ) : (
        <video ref={video} class={videoClass(seat)} autoPlay playsInline muted aria-label={`Video of ${seat.name}`} />
      )}
      <span class="tile-name">
        {seat.speaking && <Icon name="speaking" size={16} />}
        {seat.muted && <Icon name="microphone-off" size={16} />}
        <span class="tile-name-text">{seat.isMe ? `${seat.name} (you)` : seat.name}</span>
        {seat.muted && <span class="hidden">, muted</span>}
        {seat.speaking && <span class="hidden">, speaking</span>}
      </span>
    </li>
  );
}

/** A room shows several people: its picture is never cut. One's own is a mirror. */
function videoClass({ isMe, kind }: Seat): string {
  if (isMe) return 'mirrored';
  return kind === 'room' ? 'whole' : '';
}
