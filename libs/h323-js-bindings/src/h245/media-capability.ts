/** What a side can take or send, and what a logical channel carries, in the words of SDP's encoding names where there are any. */
export type MediaCapability = AudioCapability | VideoCapability | UnknownCapability;

/** Sound that travels over RTP. */
export interface AudioCapability {
  readonly media: 'audio';
  readonly codec: 'PCMA' | 'PCMU' | 'G722' | 'G7221' | 'G729' | 'G7231' | 'GSM' | 'MP4A-LATM';
  /** The most sound of one packet: milliseconds for G.711 and G.722, frames for the others (H.245 B.2.2.6). */
  readonly framesPerPacket: number;
  /** Of G.722.1 (24000, 32000, at 32 kHz also 48000) and AAC-LD, in bit/s. */
  readonly bitRate?: number;
  /** Hz: 32000 makes G.722.1 its Annex C; absent is the codec's only or usual one. */
  readonly clockRate?: number;
}

/** Pictures that travel over RTP. */
export type VideoCapability = H264Capability | H263Capability | H261Capability;

interface VideoCommon {
  readonly media: 'video';
  /** bit/s. H.245 counts in units of 100 bit/s. */
  readonly maxBitRate: number;
  /** H.239: absent is the main video. */
  readonly role?: 'live' | 'presentation';
}

/** H.241 8.3. */
export interface H264Capability extends VideoCommon {
  readonly codec: 'H264';
  readonly profiles: readonly ('baseline' | 'main' | 'extended' | 'high')[];
  /** level_idc, as in SDP's profile-level-id: 31 is level 3.1, 9 is level 1b. */
  readonly level: number;
  /** Macroblocks a second, where more than the level's (H.241 units of 500 are multiplied out). */
  readonly customMaxMbps?: number;
  /** Macroblocks of a picture, where more than the level's (units of 256 are multiplied out). */
  readonly customMaxFs?: number;
  /** RFC 6184 modes, from mediaPacketizationCapability and h2250 mediaPacketization (H.241 Table 8-x: 0.0.8.241.0.0.0.n). Mode 0 is always there. */
  readonly packetizationModes: readonly (0 | 1)[];
}

export interface H263Capability extends VideoCommon {
  readonly codec: 'H263';
  /** Minimum picture interval in units of 1/29.97 s, for each size there is. */
  readonly sizes: Readonly<Partial<Record<'sqcif' | 'qcif' | 'cif' | 'cif4' | 'cif16', number>>>;
}

export interface H261Capability extends VideoCommon {
  readonly codec: 'H261';
  readonly sizes: Readonly<Partial<Record<'qcif' | 'cif', number>>>;
}

/** What we do not understand: it is left alone (H.245 5.2 asks that it be ignored). */
export interface UnknownCapability {
  readonly media: 'unknown';
  /** As the module calls it: `receiveAudioCapability.g728`. */
  readonly name: string;
}

/** H.245 user input, and digits in RTP. */
export interface DigitCapability {
  /** `basicString`, `iA5String`, `generalString`: alphanumeric; `dtmf`: signal. */
  readonly userInput: readonly ('basicString' | 'iA5String' | 'generalString' | 'dtmf' | 'hookflash')[];
  /** receiveRTPAudioTelephonyEventCapability: the payload type at which telephone-event is taken. */
  readonly telephoneEvent?: number;
}

/** What one side says of itself in a TerminalCapabilitySet. */
export interface CapabilitySet {
  /** What it takes, best first, without duplicates. */
  readonly receive: readonly MediaCapability[];
  /** What it may send; absent where it said nothing. */
  readonly transmit?: readonly MediaCapability[];
  readonly digits: DigitCapability;
  /** h239ControlCapability (H.239 9.1). */
  readonly h239?: boolean;
}
