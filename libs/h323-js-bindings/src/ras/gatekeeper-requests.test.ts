import { expect, test } from '@jest/globals';
import { RasMessage } from '../generated/h323-messages.ts';
import { decode } from '../per/decode.ts';
import { encode } from '../per/encode.ts';
import { clientAddress, gkAddress, registered, setting } from './test/setting.ts';

const gatekeeperId = { type: 'h221NonStandard', value: { t35CountryCode: 1, t35Extension: 2, manufacturerCode: 3 } } as const;
const nonStandardData = { nonStandardIdentifier: gatekeeperId, data: Uint8Array.of(1, 2) };

/** What a client answers to a message of its gatekeeper, if anything. */
function answerTo(message: RasMessage, { net } = registered()): RasMessage | undefined {
  const before = net.sent.length;
  net.inject(gkAddress, clientAddress, encode<RasMessage>(RasMessage, message));
  const answer = net.sent[before];
  return answer && decode(RasMessage, answer.bytes);
}

test.each<[string, RasMessage, unknown]>([
  [
    'nonStandardMessage',
    { type: 'nonStandardMessage', value: { requestSeqNum: 77, nonStandardData } },
    { type: 'unknownMessageResponse', value: { requestSeqNum: 77 } },
  ],
  [
    'a message that is newer than our modules',
    { type: '...', index: 60, value: Uint8Array.of(1, 2, 3) },
    { type: 'unknownMessageResponse', value: { requestSeqNum: 1, messageNotUnderstood: expect.any(Uint8Array) } },
  ],
  [
    'a request that is not for endpoints',
    {
      type: 'locationRequest',
      value: { requestSeqNum: 78, destinationInfo: [], replyAddress: { type: 'netBios', value: new Uint8Array(16) } },
    },
    { type: 'unknownMessageResponse', value: { requestSeqNum: 78 } },
  ],
  [
    'serviceControlIndication',
    { type: 'serviceControlIndication', value: { requestSeqNum: 79, serviceControl: [] } },
    { type: 'serviceControlResponse', value: { requestSeqNum: 79, result: { type: 'notAvailable' } } },
  ],
  [
    'unregistrationRequest for another endpoint',
    { type: 'unregistrationRequest', value: { requestSeqNum: 80, callSignalAddress: [], endpointIdentifier: 'other' } },
    { type: 'unregistrationReject', value: { requestSeqNum: 80, rejectReason: { type: 'notCurrentlyRegistered' } } },
  ],
])('%s', (_, message, answer) => {
  expect(answerTo(message)).toMatchObject(answer as object);
});

test.each<[string, RasMessage]>([
  ['that it did not understand us', { type: 'unknownMessageResponse', value: { requestSeqNum: 77 } }],
  ['a confirm that nobody waits for', { type: 'disengageConfirm', value: { requestSeqNum: 77 } }],
  ['an acknowledgement', { type: 'infoRequestAck', value: { requestSeqNum: 77 } }],
])('no answer to %s', (_, message) => {
  expect(answerTo(message)).toBeUndefined();
});

test('before there is a registration only that is said', () => {
  const all = setting();
  expect(answerTo({ type: 'infoRequest', value: { requestSeqNum: 5, callReferenceValue: 0 } }, all)).toBeUndefined();
  const answer = answerTo({ type: 'unregistrationRequest', value: { requestSeqNum: 6, callSignalAddress: [] } }, all);
  expect(answer).toMatchObject({ type: 'unregistrationReject' });
});
