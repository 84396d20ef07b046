import type { DeviceProblem } from '../media/devices.ts';
import type { MeetingState } from '../state/meeting-state.ts';

const reasons: Record<DeviceProblem, string> = {
  insecure: 'This page was not opened by https or from this machine, so the browser gives it no camera and no microphone.',
  denied: 'The browser was told not to allow it. Allow it in the address bar to be seen and heard.',
  absent: 'None was found.',
  busy: 'Another program is using it.',
};

/** What the user should know about camera and microphone before joining; `undefined` when both are there. Pure. */
export function deviceAdvice({ microphone, camera, devicesReady }: MeetingState): { title: string; reason: string } | undefined {
  if (!devicesReady || (microphone.problem === undefined && camera.problem === undefined)) return undefined;
  const reason = reasons[microphone.problem ?? camera.problem ?? 'absent'];
  if (microphone.problem === undefined) return { title: 'No camera: you can join with sound only', reason };
  if (camera.problem === undefined && camera.track !== undefined) return { title: 'No microphone: the others will not hear you', reason };
  return { title: 'No camera and no microphone: you can watch and listen', reason };
}
