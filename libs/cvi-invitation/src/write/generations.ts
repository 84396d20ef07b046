import type { Labels } from './labels.ts';
import { empty, heading, type Line, line, linked, row, rule } from './line.ts';
import { grouped, type InvitationMeeting, instructionUrl } from './meeting.ts';

/** How Teams wrote invitations: 2018 to 2020, 2020 to 2023, since 2024. */
export type InvitationGeneration = 1 | 2 | 3;

type Layout = (meeting: InvitationMeeting, words: Labels) => readonly Line[];

const optionsUrl = 'https://teams.microsoft.com/meetingOptions/';
const pages = {
  numbers: 'https://dialin.teams.microsoft.com/numbers',
  pin: 'https://dialin.teams.microsoft.com/usp/pstnconferencing',
  teams: 'https://aka.ms/JoinTeamsMeeting',
  download: 'https://www.microsoft.com/microsoft-teams/download-app',
  web: 'https://www.microsoft.com/microsoft-teams/join-a-meeting',
} as const;

const first: Layout = (meeting, words) => {
  const { video, phone } = meeting;
  const more = video && instructionUrl(video);
  const key = video && linked(video.tenantKey, `mailto:${video.tenantKey}`);
  return [
    rule,
    { look: 'join', pieces: [linked(words.joinMeeting, meeting.joinUrl)] },
    ...(phone
      ? [
          line(linked(phone.number, telephone(phone)), `   ${phone.place} (${words.toll})`),
          line(`${words.conferenceId}: ${grouped(phone.conferenceId)}#`),
        ]
      : []),
    row(
      linked(words.localNumbers, pages.numbers),
      linked(words.resetPin, pages.pin),
      linked(words.learnMore, pages.teams),
      linked(words.options, meeting.optionsUrl ?? optionsUrl),
    ),
    ...(video && key ? [heading(words.withDevice), line(key, ` ${words.vtcConferenceId}: ${video.conferenceId}`)] : []),
    ...(more ? [line(linked(words.alternateDialing, more))] : []),
    rule,
  ];
};

const second: Layout = (meeting, words) => {
  const { video, phone } = meeting;
  const more = video && instructionUrl(video);
  return [
    rule,
    heading(words.title),
    heading(words.joinOn),
    { look: 'join', pieces: [linked(words.clickToJoin, meeting.joinUrl)] },
    ...ids(meeting, words),
    row(linked(words.download, pages.download), linked(words.joinOnWeb, pages.web)),
    ...(video
      ? [
          heading(words.withDevice),
          line(linked(video.tenantKey, `mailto:${video.tenantKey}`)),
          line(`${words.videoConferenceId}: ${grouped(video.conferenceId)}`),
        ]
      : []),
    ...(more ? [line(linked(words.alternateInstructions, more))] : []),
    ...(phone ? [heading(words.callIn), ...phoneLines(phone, words)] : []),
    row(linked(words.learnMore, pages.teams), linked(words.options, meeting.optionsUrl ?? optionsUrl)),
    rule,
  ];
};

const third: Layout = (meeting, words) => {
  const { video, phone } = meeting;
  const more = video && instructionUrl(video);
  const shown = meeting.shortUrl ?? meeting.joinUrl;
  return [
    rule,
    heading(words.title),
    { look: 'join', pieces: [`${words.join}: `, linked(shown, shown)] },
    ...ids(meeting, words),
    row(linked(words.help, pages.teams), linked(words.reference, meeting.joinUrl)),
    ...(phone ? [empty, heading(words.dialIn), ...phoneLines(phone, words)] : []),
    ...(video
      ? [
          empty,
          heading(words.onDevice),
          line(`${words.tenantKey}: `, linked(video.tenantKey, `mailto:${video.tenantKey}`)),
          line(`${words.videoId}: ${grouped(video.conferenceId)}`),
        ]
      : []),
    ...(more ? [line(linked(words.moreInfo, more))] : []),
    empty,
    line(`${words.organizers}: `, linked(words.options, meeting.optionsUrl ?? optionsUrl), ' | ', linked(words.resetPin, pages.pin)),
    rule,
  ];
};

function ids({ meetingId, passcode }: InvitationMeeting, words: Labels): Line[] {
  if (meetingId === undefined) return [];
  return [line(`${words.meetingId}: ${grouped(meetingId)}`), ...(passcode === undefined ? [] : [line(`${words.passcode}: ${passcode}`)])];
}

type Phone = NonNullable<InvitationMeeting['phone']>;

function telephone({ number, conferenceId }: Phone): string {
  return `tel:${number.replace(/[ -]/g, '')},,${conferenceId}#`;
}

function phoneLines(phone: Phone, words: Labels): Line[] {
  return [
    line(linked(`${phone.number},,${phone.conferenceId}#`, telephone(phone)), ` ${phone.place}`),
    row(linked(words.localNumbers, pages.numbers)),
    line(`${words.phoneConferenceId}: ${grouped(phone.conferenceId)}#`),
  ];
}

/** The layouts by generation. */
export const generations: Readonly<Record<InvitationGeneration, Layout>> = { 1: first, 2: second, 3: third };
