import { expect, test } from '@jest/globals';
import { consentRefusal } from './consent-refusal.ts';

test.each([
  ['access_denied', 'AADSTS65004: User declined to consent to access the app.', 'declined', 'Accept'],
  ['access_denied', undefined, 'declined', 'Global Administrator'],
  ['access_denied', 'AADSTS90094: The grant requires admin permission.', 'may not consent', 'Global Administrator'],
  ['invalid_request', 'AADSTS50011: The redirect URI does not match.', 'not registered', 'redirect URI'],
  ['unauthorized_client', "AADSTS700016: Application with identifier 'x' was not found.", 'does not exist', 'multitenant'],
  ['temporarily_unavailable', 'AADSTS90033: transient', 'not available', 'few minutes'],
  ['constructor', '', 'without a consent', 'operator'],
])('%s %s', (error, description, what, remedy) => {
  expect(consentRefusal(error, description)).toEqual({ what: expect.stringContaining(what), remedy: expect.stringContaining(remedy) });
});
