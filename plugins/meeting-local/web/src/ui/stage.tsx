import { useTrack } from './hooks.ts';
import { Icon } from './icon.tsx';
import type { Seat } from './seats.ts';
import { Tile } from './tile.tsx';

/** A shared screen, large, with everybody in a strip beside it. */
export function Stage({ presenter, seats }: { presenter: Seat; seats: readonly Seat[] }) {
  const video = useTrack<HTMLVideoElement>(presenter.screen);
  return (
    <div class="stage">
      <figure class="screen" data-screen={presenter.name}>
        <video ref={video} autoPlay playsInline muted aria-label={`Screen of ${presenter.name}`} />
        <figcaption class="tile-name">
          <Icon name="screen" size={16} />
          <span class="tile-name-text">{presenter.name}'s screen</span>
        </figcaption>
      </figure>
      <ul class="strip" aria-label="Participants">
        {seats.map(seat => (
          <Tile key={seat.id} seat={seat} />
        ))}
      </ul>
    </div>
  );
}
