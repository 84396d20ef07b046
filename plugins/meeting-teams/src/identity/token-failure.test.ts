import { expect, test } from '@jest/globals';
import { tokenFailureReason } from './token-failure.ts';

test.each([
  ['unauthorized_client', 'AADSTS700016: Application with identifier ... was not found in the directory', 400, 'not-consented'],
  ['invalid_grant', 'AADSTS65001: The user or administrator has not consented', 400, 'not-consented'],
  ['unauthorized_client', 'AADSTS7000112: Application is disabled.', 400, 'not-consented'],
  ['invalid_request', 'AADSTS90002: Tenant not found.', 400, 'unauthorized'],
  ['invalid_client', 'AADSTS7000215: Invalid client secret provided.', 401, 'unauthorized'],
  ['invalid_client', 'AADSTS7000222: The provided client secret keys are expired.', 401, 'unauthorized'],
  ['invalid_client', 'AADSTS700027: Client assertion contains an invalid signature.', 401, 'unauthorized'],
  ['invalid_client', 'AADSTS700213: No matching federated identity record found', 401, 'unauthorized'],
  ['temporarily_unavailable', 'AADSTS90033: A transient error has occurred.', 503, 'unavailable'],
  ['invalid_request', 'AADSTS90055: Tenant is exceeding rate limits', 400, 'throttled'],
  ['invalid_client', 'something new', 401, 'unauthorized'],
  ['unauthorized_client', 'something new', 400, 'not-consented'],
  ['server_error', 'a page of HTML', 502, 'unavailable'],
  ['whatever', 'slow down', 429, 'throttled'],
  ['network', '', undefined, 'unavailable'],
])('%s "%s" (%s) is %s', (error, description, status, code) => {
  const reason = tokenFailureReason({ error, description, status });
  expect(reason).toMatchObject({ code, by: 'meeting' });
  expect(reason.detail).toMatch(/^no token: .+/);
});
