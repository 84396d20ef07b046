/** The languages that invitations are written in here. */
export type InvitationLocale = 'en' | 'da' | 'fi';

/** The words of an invitation, all generations together. */
export interface Labels {
  /** Generation 1: the join link. */
  readonly joinMeeting: string;
  readonly title: string;
  readonly joinOn: string;
  readonly clickToJoin: string;
  readonly join: string;
  readonly meetingId: string;
  readonly passcode: string;
  readonly download: string;
  readonly joinOnWeb: string;
  readonly help: string;
  readonly reference: string;
  /** Heading above the coordinates, generations 1 and 2. */
  readonly withDevice: string;
  /** The same in generation 3. */
  readonly onDevice: string;
  readonly vtcConferenceId: string;
  readonly videoConferenceId: string;
  readonly tenantKey: string;
  readonly videoId: string;
  readonly alternateDialing: string;
  readonly alternateInstructions: string;
  readonly moreInfo: string;
  readonly callIn: string;
  readonly dialIn: string;
  readonly conferenceId: string;
  readonly phoneConferenceId: string;
  readonly toll: string;
  readonly localNumbers: string;
  readonly resetPin: string;
  readonly learnMore: string;
  readonly organizers: string;
  readonly options: string;
}

const en: Labels = {
  joinMeeting: 'Join Microsoft Teams Meeting',
  title: 'Microsoft Teams meeting',
  joinOn: 'Join on your computer, mobile app or room device',
  clickToJoin: 'Click here to join the meeting',
  join: 'Join',
  meetingId: 'Meeting ID',
  passcode: 'Passcode',
  download: 'Download Teams',
  joinOnWeb: 'Join on the web',
  help: 'Need help?',
  reference: 'System reference',
  withDevice: 'Join with a video conferencing device',
  onDevice: 'Join on a video conferencing device',
  vtcConferenceId: 'VTC Conference ID',
  videoConferenceId: 'Video Conference ID',
  tenantKey: 'Tenant key',
  videoId: 'Video ID',
  alternateDialing: 'Alternate VTC dialing instructions',
  alternateInstructions: 'Alternate VTC instructions',
  moreInfo: 'More info',
  callIn: 'Or call in (audio only)',
  dialIn: 'Dial in by phone',
  conferenceId: 'Conference ID',
  phoneConferenceId: 'Phone conference ID',
  toll: 'Toll',
  localNumbers: 'Local numbers',
  resetPin: 'Reset PIN',
  learnMore: 'Learn more about Teams',
  organizers: 'For organizers',
  options: 'Meeting options',
};

/** Known from invitations: `onDevice`, `tenantKey`, `videoId`, `moreInfo`. The rest says the same in our words. */
const da: Labels = {
  joinMeeting: 'Deltag i Microsoft Teams-møde',
  title: 'Microsoft Teams-møde',
  joinOn: 'Deltag på din computer, mobilapp eller enhed i mødelokalet',
  clickToJoin: 'Klik her for at deltage i mødet',
  join: 'Deltag',
  meetingId: 'Møde-id',
  passcode: 'Adgangskode',
  download: 'Hent Teams',
  joinOnWeb: 'Deltag på internettet',
  help: 'Har du brug for hjælp?',
  reference: 'Systemreference',
  withDevice: 'Deltag med en videokonferenceenhed',
  onDevice: 'Tilmeld dig på en enhed til videomøder',
  vtcConferenceId: 'VTC-konference-id',
  videoConferenceId: 'Videokonference-id',
  tenantKey: 'Lejernøgle',
  videoId: 'Video-id',
  alternateDialing: 'Andre måder at ringe op på fra VTC',
  alternateInstructions: 'Alternative VTC-instruktioner',
  moreInfo: 'Flere oplysninger',
  callIn: 'Eller ring op (kun lyd)',
  dialIn: 'Ring op via telefon',
  conferenceId: 'Konference-id',
  phoneConferenceId: 'Telefonkonference-id',
  toll: 'Betalt opkald',
  localNumbers: 'Lokale numre',
  resetPin: 'Nulstil pinkode',
  learnMore: 'Få mere at vide om Teams',
  organizers: 'For mødearrangører',
  options: 'Mødeindstillinger',
};

/** Known from invitations: `videoConferenceId`, `alternateInstructions`. The rest says the same in our words. */
const fi: Labels = {
  joinMeeting: 'Liity Microsoft Teams -kokoukseen',
  title: 'Microsoft Teams -kokous',
  joinOn: 'Liity tietokoneella, mobiilisovelluksella tai huonelaitteella',
  clickToJoin: 'Liity kokoukseen napsauttamalla tätä',
  join: 'Liity',
  meetingId: 'Kokouksen tunnus',
  passcode: 'Salasana',
  download: 'Lataa Teams',
  joinOnWeb: 'Liity verkossa',
  help: 'Tarvitsetko apua?',
  reference: 'Järjestelmäviite',
  withDevice: 'Liity videoneuvottelulaitteella',
  onDevice: 'Liity videoneuvottelulaitteella',
  vtcConferenceId: 'VTC-neuvottelun tunnus',
  videoConferenceId: 'Videoneuvottelun tunnus',
  tenantKey: 'Vuokraajan avain',
  videoId: 'Videon tunnus',
  alternateDialing: 'Vaihtoehtoiset VTC-soitto-ohjeet',
  alternateInstructions: 'Vaihtoehtoiset VTC-liittymisohjeet',
  moreInfo: 'Lisätietoja',
  callIn: 'Tai soita (vain ääni)',
  dialIn: 'Soita puhelimella',
  conferenceId: 'Neuvottelun tunnus',
  phoneConferenceId: 'Puhelinneuvottelun tunnus',
  toll: 'Maksullinen',
  localNumbers: 'Paikalliset numerot',
  resetPin: 'Palauta PIN-koodi',
  learnMore: 'Lue lisää Teamsista',
  organizers: 'Järjestäjille',
  options: 'Kokousasetukset',
};

/** The words by language. */
export const labels: Readonly<Record<InvitationLocale, Labels>> = { en, da, fi };
