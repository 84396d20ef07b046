import { gridLayout } from './grid-layout.ts';
import { useSize } from './hooks.ts';
import type { Seat } from './seats.ts';
import { Tile } from './tile.tsx';

/** Everybody, as large as they fit. */
export function Grid({ seats }: { seats: readonly Seat[] }) {
  const { element, size } = useSize<HTMLUListElement>();
  const { width, height } = gridLayout(seats.length, size);
  return (
    <ul class="grid" ref={element} aria-label="Participants">
      {seats.map(seat => (
        <Tile key={seat.id} seat={seat} width={width} height={height} />
      ))}
    </ul>
  );
}
