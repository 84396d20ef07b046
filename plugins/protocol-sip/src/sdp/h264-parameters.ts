type Parameters = Readonly<Record<string, string>>;

const levelId = 'profile-level-id';
const asymmetry = 'level-asymmetry-allowed';

/**
 * The fmtp parameters of an H.264 answer (RFC 6184 8.2.2): profile and packetization mode as offered, our own limits, and our own level where
 * both sides may differ, else the lower one.
 */
export function answerH264Parameters(ours: Parameters = {}, theirs: Parameters = {}): Parameters {
  const { [levelId]: ourLevel, [asymmetry]: _ours, 'packetization-mode': _mode, ...limits } = ours;
  const asymmetric = theirs[asymmetry] === '1';
  const offered = theirs[levelId];
  const mode = theirs['packetization-mode'];
  return {
    // Absent from the offer: the default holds for both sides, and naming another would break the symmetry
    ...(offered !== undefined && { [levelId]: answerLevel(offered, ourLevel ?? offered, asymmetric) }),
    ...(mode !== undefined && { 'packetization-mode': mode }),
    ...(asymmetric && { [asymmetry]: '1' }),
    ...limits,
  };
}

function answerLevel(offered: string, ours: string, asymmetric: boolean): string {
  const profile = offered.slice(0, 4);
  const theirLevel = offered.slice(4, 6);
  const ourLevel = ours.slice(4, 6);
  const lower = Number.parseInt(ourLevel, 16) < Number.parseInt(theirLevel, 16);
  return profile + (asymmetric || lower ? ourLevel : theirLevel);
}
