import { expect, test } from '@jest/globals';
import { pageOptions } from './page-options.ts';

const none = { name: undefined, key: undefined, autojoin: false, microphone: true, camera: true };

test.each([
  ['/meet', '', { ...none, meeting: '' }],
  ['/meet/001172827', '', { ...none, meeting: '001172827' }],
  ['/meet/117%20282-7458', '', { ...none, meeting: '1172827458' }],
  ['/meet/12345', '', { ...none, meeting: '12345' }],
  ['/meet/1172827458', '?name=Alice&autojoin=1&camera=0', { ...none, meeting: '1172827458', name: 'Alice', autojoin: true, camera: false }],
  ['/meet/1172827458', '?key=k&name=%20', { ...none, meeting: '1172827458', key: 'k' }],
])('%s%s', (pathname, search, expected) => {
  expect(pageOptions({ pathname, search })).toEqual(expected);
});
