import { BitReader, unescapeRbsp } from './bit-reader.ts';
import { NalType, nalType } from './nal.ts';

/** What a sequence parameter set says of a stream (H.264 7.3.2.1.1). */
export interface H264Sps {
  readonly id: number;
  readonly profileIdc: number;
  /** The octet of constraint flags, set0 in the highest bit. */
  readonly constraints: number;
  readonly levelIdc: number;
  /** Six hex digits, as SDP writes it (RFC 6184 8.1). */
  readonly profileLevelId: string;
  /** Picture size after cropping. */
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly maxReferenceFrames: number;
}

/** Profiles whose SPS says the chroma format and bit depth (H.264 7.3.2.1.1). */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Reads an SPS NAL unit; undefined when it is none, or cut short, or absurd. */
export function parseSps(nal: Uint8Array): H264Sps | undefined {
  if (nalType(nal) !== NalType.sps || nal.length < 5) return undefined;
  const rbsp = unescapeRbsp(nal.subarray(1));
  const reader = new BitReader(rbsp);
  const profileIdc = reader.bits(8);
  const constraints = reader.bits(8);
  const levelIdc = reader.bits(8);
  const id = reader.unsigned();
  const chroma = HIGH_PROFILES.has(profileIdc) ? readChroma(reader) : { format: 1, separatePlanes: false };
  reader.unsigned(); // log2_max_frame_num_minus4
  skipPictureOrderCount(reader);
  const maxReferenceFrames = reader.unsigned();
  reader.flag(); // gaps_in_frame_num_value_allowed_flag
  const { width, height, interlaced } = readSize(reader, chroma);
  if (reader.exhausted || width <= 0 || height <= 0 || width > 16384 || height > 16384) return undefined;
  const profileLevelId = [profileIdc, constraints, levelIdc].map(octet => octet.toString(16).padStart(2, '0')).join('');
  return { id, profileIdc, constraints, levelIdc, profileLevelId, width, height, interlaced, maxReferenceFrames };
}

interface Chroma {
  readonly format: number;
  readonly separatePlanes: boolean;
}

function readChroma(reader: BitReader): Chroma {
  const format = reader.unsigned();
  const separatePlanes = format === 3 && reader.flag();
  reader.unsigned(); // bit_depth_luma_minus8
  reader.unsigned(); // bit_depth_chroma_minus8
  reader.flag(); // qpprime_y_zero_transform_bypass_flag
  if (reader.flag()) {
    const lists = format === 3 ? 12 : 8;
    for (let i = 0; i < lists; i++) if (reader.flag()) skipScalingList(reader, i < 6 ? 16 : 64);
  }
  return { format, separatePlanes };
}

/** H.264 7.3.2.1.1.1 */
function skipScalingList(reader: BitReader, size: number): void {
  let last = 8;
  let next = 8;
  for (let i = 0; i < size && !reader.exhausted; i++) {
    if (next !== 0) next = (last + reader.signed() + 256) % 256;
    if (next !== 0) last = next;
  }
}

function skipPictureOrderCount(reader: BitReader): void {
  const type = reader.unsigned();
  if (type === 0) reader.unsigned();
  if (type !== 1) return;
  reader.flag();
  reader.signed();
  reader.signed();
  const cycle = reader.unsigned();
  for (let i = 0; i < cycle && !reader.exhausted; i++) reader.signed();
}

function readSize(reader: BitReader, chroma: Chroma): { width: number; height: number; interlaced: boolean } {
  const widthInMacroblocks = reader.unsigned() + 1;
  const heightInMapUnits = reader.unsigned() + 1;
  const framesOnly = reader.flag();
  if (!framesOnly) reader.flag(); // mb_adaptive_frame_field_flag
  reader.flag(); // direct_8x8_inference_flag
  const [left, right, top, bottom] = reader.flag()
    ? [reader.unsigned(), reader.unsigned(), reader.unsigned(), reader.unsigned()]
    : [0, 0, 0, 0];
  // H.264 (7-19) to (7-22): cropping counts chroma samples
  const subsampled = chroma.separatePlanes ? 0 : chroma.format;
  const unitX = subsampled === 1 || subsampled === 2 ? 2 : 1;
  const unitY = (subsampled === 1 ? 2 : 1) * (framesOnly ? 1 : 2);
  return {
    width: widthInMacroblocks * 16 - unitX * (left + right),
    height: heightInMapUnits * 16 * (framesOnly ? 1 : 2) - unitY * (top + bottom),
    interlaced: !framesOnly,
  };
}
