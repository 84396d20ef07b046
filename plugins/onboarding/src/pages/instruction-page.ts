import { type Dialling, dialByAddress, dialStringsFor } from '../handover/dialling.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { qrCode } from './qr-code.ts';

/** A meeting that a room is to join. */
export interface Instructions {
  readonly dialling: Dialling;
  readonly conferenceId: string;
  /** Whether the gateway speaks H.323. */
  readonly h323: boolean;
}

/** The page behind "More info" in an invitation (`InstructionUri`): every way to dial. */
export function instructionPage({ dialling, conferenceId, h323 }: Instructions): Html {
  const strings = dialStringsFor(dialling, conferenceId);
  // `address##id` is a habit of H.323 devices
  const byAddress = dialByAddress(dialling, conferenceId).filter(string => h323 || !string.includes('##'));
  return page({
    kicker: 'Microsoft Teams meeting',
    title: 'Join with a video conferencing device',
    body: html`
<section class="identity" aria-label="Conference id">
<div><p class="soft">Video conference ID</p><p class="number">${grouped(conferenceId)}</p></div>
${qrCode(`sip:${strings.sip}`, 'Scan to dial')}
</section>
<ul class="ways">
${way('SIP', 'Dial this from a SIP room system. It goes straight to the meeting.', [strings.sip])}
${h323 && strings.h323 !== undefined && way('H.323', 'Dial this from an H.323 room system.', [strings.h323])}
${way('With the voice menu', html`Dial this address. When you are asked for the conference ID, type <kbd>${conferenceId}</kbd> and then <kbd>#</kbd>.`, [strings.ivr])}
${byAddress.length > 0 && way('By IP address', `For devices that dial addresses only.${byAddress.length > 1 ? ' If one is not taken, try the other.' : ''}`, byAddress)}
</ul>
<footer>You may be asked to wait until somebody in the meeting lets the room in. Devices dial without the spaces that are printed in the ID.</footer>`,
  });
}

function way(title: string, how: string | Html, dial: readonly string[]): Html {
  return html`<li><h2>${title}</h2><p>${how}</p>${dial.map(string => html`<span class="dial">${string}</span>`)}</li>
`;
}

/** `114 213 415 0`, as invitations print it. */
function grouped(digits: string): string {
  return digits.replace(/\d{3}(?=\d)/g, group => `${group} `);
}

/** What a stale or mistyped link shows. */
export function noInstructionsPage(): Html {
  return page({
    kicker: 'Microsoft Teams meeting',
    title: 'This link is incomplete',
    tone: 'warning',
    body: html`<p>There are no joining instructions here. Open the link in the invitation again; a conference ID has 9 to 13 digits.</p>`,
  });
}
