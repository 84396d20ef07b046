import type * as Schema from '../generated/multimedia-system-control.ts';
import { numberOf, parameter, parametersOf, standardId } from './generic-parameters.ts';
import { h264From, h264To } from './h264-capability.ts';
import type { H261Capability, H263Capability, VideoCapability } from './media-capability.ts';

/** H.239 7.1.2: h239ExtendedVideoCapability, whose parameter 1 is the roleLabel. */
const EXTENDED_VIDEO = '0.0.8.239.1.2';
const ROLE_LABEL = 1;
const PRESENTATION = 0x01;
const LIVE = 0x02;

const h263Sizes = ['sqcif', 'qcif', 'cif', 'cif4', 'cif16'] as const;
const h261Sizes = ['qcif', 'cif'] as const;

/** What we understand of a VideoCapability: nothing, one, or all those of an extended one. `modes` are RFC 6184's, for H.264. */
export function videoFrom(video: Schema.VideoCapability, modes: readonly (0 | 1)[]): readonly VideoCapability[] {
  if (video.type !== 'extendedVideoCapability') return [plainFrom(video, modes)].filter(each => each !== undefined);
  const role = roleOf(video.value);
  if (!role) return [];
  const inside = video.value.videoCapability.map(each => plainFrom(each, modes));
  return inside.filter(each => each !== undefined).map(each => ({ ...each, role }));
}

function plainFrom(video: Schema.VideoCapability, modes: readonly (0 | 1)[]): VideoCapability | undefined {
  switch (video.type) {
    case 'genericVideoCapability':
      return h264From(video.value, modes);
    case 'h263VideoCapability':
      return { media: 'video', codec: 'H263', maxBitRate: video.value.maxBitRate * 100, sizes: sizesFrom(video.value, h263Sizes) };
    case 'h261VideoCapability':
      return { media: 'video', codec: 'H261', maxBitRate: video.value.maxBitRate * 100, sizes: sizesFrom(video.value, h261Sizes) };
    default:
      return undefined;
  }
}

type Sizes<S extends string> = Readonly<Partial<Record<S, number>>>;
type Intervals<S extends string> = Readonly<Partial<Record<`${S}MPI`, number>>>;

function sizesFrom<S extends string>(intervals: Intervals<S>, sizes: readonly S[]): Sizes<S> {
  const there = sizes.map(size => [size, intervals[`${size}MPI`]] as const).filter(([, interval]) => interval !== undefined);
  return Object.fromEntries(there) as Sizes<S>;
}

function sizesTo<S extends string>(sizes: Sizes<S>): Intervals<S> {
  return Object.fromEntries(Object.entries(sizes).map(([size, interval]) => [`${size}MPI`, interval])) as Intervals<S>;
}

function roleOf({ videoCapabilityExtension = [] }: Schema.ExtendedVideoCapability): 'live' | 'presentation' | undefined {
  const label = videoCapabilityExtension.find(each => standardId(each.capabilityIdentifier) === EXTENDED_VIDEO);
  const bits = label && numberOf(parametersOf(label.collapsing, label.nonCollapsing).get(ROLE_LABEL));
  if (!bits) return undefined;
  if (bits & PRESENTATION) return 'presentation';
  return bits & LIVE ? 'live' : undefined;
}

/** One with a role becomes an extended capability (H.239 7.1). */
export function videoTo(video: VideoCapability): Schema.VideoCapability {
  const plain = plainTo(video);
  if (!video.role) return plain;
  const roleLabel = parameter(ROLE_LABEL, { type: 'booleanArray', value: video.role === 'live' ? LIVE : PRESENTATION });
  const extension = { capabilityIdentifier: { type: 'standard', value: EXTENDED_VIDEO } as const, collapsing: [roleLabel] };
  return { type: 'extendedVideoCapability', value: { videoCapability: [plain], videoCapabilityExtension: [extension] } };
}

function plainTo(video: VideoCapability): Schema.VideoCapability {
  switch (video.codec) {
    case 'H264':
      return { type: 'genericVideoCapability', value: h264To(video) };
    case 'H263':
      return { type: 'h263VideoCapability', value: h263To(video) };
    case 'H261':
      return { type: 'h261VideoCapability', value: h261To(video) };
  }
}

function h263To({ maxBitRate, sizes }: H263Capability): Schema.H263VideoCapability {
  return {
    ...sizesTo(sizes),
    maxBitRate: within(maxBitRate / 100, 192_400),
    unrestrictedVector: false,
    arithmeticCoding: false,
    advancedPrediction: false,
    pbFrames: false,
    temporalSpatialTradeOffCapability: false,
  };
}

function h261To({ maxBitRate, sizes }: H261Capability): Schema.H261VideoCapability {
  return {
    ...sizesTo(sizes),
    maxBitRate: within(maxBitRate / 100, 19_200),
    temporalSpatialTradeOffCapability: false,
    stillImageTransmission: false,
  };
}

function within(value: number, max: number): number {
  return Math.min(max, Math.max(1, Math.floor(value)));
}
