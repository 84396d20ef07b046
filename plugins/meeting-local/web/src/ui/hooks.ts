import { useEffect, useRef, useState } from 'preact/hooks';
import type { Controller } from '../state/controller.ts';
import type { MeetingState } from '../state/meeting-state.ts';

/** The state, again at each change. */
export function useMeeting(controller: Controller): MeetingState {
  const [state, setState] = useState(controller.state);
  useEffect(() => {
    setState(controller.state);
    return controller.store.watch(() => setState(controller.state));
  }, [controller]);
  return state;
}

/** Gives a media element a track to play. */
export function useTrack<E extends HTMLMediaElement>(track: MediaStreamTrack | undefined, onBlocked?: (blocked: boolean) => void) {
  const element = useRef<E>(null);
  useEffect(() => {
    const media = element.current;
    if (media === null) return;
    media.srcObject = track === undefined ? null : new MediaStream([track]);
    if (track === undefined) return;
    media.play().then(
      () => onBlocked?.(false),
      // Browsers refuse sound until the user has done something; a play() that is overtaken by another is no refusal.
      error => error instanceof DOMException && error.name === 'NotAllowedError' && onBlocked?.(true),
    );
  }, [track]);
  return element;
}

/** The size of an element, as it changes. */
export function useSize<E extends HTMLElement>() {
  const element = useRef<E>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, size };
}

/** What Alt and a letter do. Alt, since a letter alone would be in the way of speech input (WCAG 2.1.4). */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      const action = current.current[event.code.replace(/^Key/, '').toLowerCase()];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
