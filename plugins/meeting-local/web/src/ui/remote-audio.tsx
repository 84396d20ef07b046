import { useEffect } from 'preact/hooks';
import { useTrack } from './hooks.ts';
import type { Seat } from './seats.ts';

/** The sound of the others. */
export function RemoteAudio(props: { seats: readonly Seat[]; speaker: string | undefined; onBlocked(blocked: boolean): void }) {
  return (
    <div hidden>
      {props.seats.map(
        seat =>
          seat.audio !== undefined && (
            <Sound key={seat.id} name={seat.name} track={seat.audio} speaker={props.speaker} onBlocked={props.onBlocked} />
          ),
      )}
    </div>
  );
}

function Sound(props: { name: string; track: MediaStreamTrack; speaker: string | undefined; onBlocked(blocked: boolean): void }) {
  const audio = useTrack<HTMLAudioElement>(props.track, props.onBlocked);
  useEffect(() => {
    // Not every browser lets the page choose the speaker; then it stays with the system's.
    if (props.speaker !== undefined) void audio.current?.setSinkId?.(props.speaker).catch(() => {});
  }, [props.speaker, props.track]);
  // biome-ignore lint/a11y/useMediaCaption: live speech has no captions to show
  return <audio ref={audio} autoPlay data-audio-of={props.name} />;
}
