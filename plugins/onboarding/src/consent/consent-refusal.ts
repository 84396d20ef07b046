/** Why Microsoft sent the administrator back without a consent, and what helps. */
export interface ConsentRefusal {
  readonly what: string;
  readonly remedy: string;
}

/** By Entra's error numbers: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const numbers: Readonly<Record<string, ConsentRefusal>> = {
  '65004': { what: 'The consent was declined.', remedy: 'Open the link again and choose Accept.' },
  '90094': {
    what: 'The account that signed in may not consent for the organization.',
    remedy: 'Open the link again as a Global Administrator or Privileged Role Administrator.',
  },
  '90008': {
    what: 'The application asks for no permission of Microsoft Graph.',
    remedy: "The gateway's operator adds the permissions to the application's registration.",
  },
  '50011': {
    what: "The address of this page is not registered with the gateway's application.",
    remedy: "The gateway's operator registers it as a redirect URI (platform: Web).",
  },
  '700016': {
    what: "The gateway's application does not exist in this cloud, or is not open to other organizations.",
    remedy: "The gateway's operator checks the client id, the cloud, and that the registration is multitenant.",
  },
};

const errors: Readonly<Record<string, ConsentRefusal>> = {
  access_denied: {
    what: 'The consent was declined, or the account that signed in may not give it.',
    remedy: 'Open the link again as a Global Administrator or Privileged Role Administrator, and choose Accept.',
  },
  consent_required: { what: 'The consent was not completed.', remedy: 'Open the link again and choose Accept.' },
  temporarily_unavailable: { what: 'Microsoft is not available for the moment.', remedy: 'Open the link again in a few minutes.' },
  server_error: { what: 'Microsoft failed.', remedy: 'Open the link again in a few minutes.' },
};

/** Pure: what Entra's `error` and `error_description` mean to an administrator. */
export function consentRefusal(error: string, description: string | undefined): ConsentRefusal {
  const number = /AADSTS(\d+)/.exec(description ?? '')?.[1];
  return (
    (number !== undefined ? numbers[number] : undefined) ??
    (Object.hasOwn(errors, error) ? errors[error] : undefined) ?? {
      what: 'Microsoft sent you back without a consent.',
      remedy: "Open the link again; if it happens again, show this page to the gateway's operator.",
    }
  );
}
