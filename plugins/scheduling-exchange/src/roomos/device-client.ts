import { readFileSync } from 'node:fs';
import { type RequestOptions, request } from 'node:https';
import { DeviceRefusal, type RoomDevice } from '../api.ts';
import { deviceTrouble } from './device-trouble.ts';
import { commandXml, readResult, type XCommand } from './xapi-xml.ts';

const longestAnswer = 4 * 1_048_576;

/** Sends commands of the xAPI over HTTPS, with HTTP Basic (RFC 7617). Each request has a connection of its own: devices allow few. */
export class DeviceClient {
  readonly #device: RoomDevice;

  constructor(device: RoomDevice) {
    this.#device = device;
  }

  /** What the command answered. Rejects when the device does not answer, or not well. */
  async run(command: XCommand, signal: AbortSignal): Promise<unknown> {
    const { status, text } = await this.#post('/putxml', commandXml(command), signal);
    if (status === 401 || status === 403) {
      const { username } = this.#device;
      throw new DeviceRefusal(
        `the device refuses the account '${username}' (${status}): look at its password, its Admin role, and whether it is locked`,
      );
    }
    if (status === 404) throw new Error('the device answered 404: there is no xAPI at this address');
    if (status !== 200) throw new Error(`the device answered ${status}`);
    const result = readResult(text);
    if (!result.ok) throw new Error(`${command.path.join(' ')}: ${result.reason}`);
    return result.value;
  }

  #post(path: string, body: string, signal: AbortSignal): Promise<{ status: number; text: string }> {
    const { address, username, password } = this.#device;
    const options: RequestOptions = {
      method: 'POST',
      signal,
      agent: false,
      headers: {
        Authorization: `Basic ${Buffer.from(`${username}:${password.reveal()}`).toString('base64')}`,
        'Content-Type': 'text/xml',
        'Content-Length': Buffer.byteLength(body),
      },
      ...this.#trust(),
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, address), options, answer => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > longestAnswer) sent.destroy(new Error('the answer of the device is too long'));
        });
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      sent.on('error', error => reject(signal.aborted ? signal.reason : deviceTrouble(error)));
      sent.end(body);
    });
  }

  #trust(): Pick<RequestOptions, 'ca' | 'rejectUnauthorized' | 'checkServerIdentity'> {
    const { certificate, ca } = this.#device;
    if (certificate === 'any') return { rejectUnauthorized: false };
    // Devices' own certificates name them by serial number: the file says which one it has to be
    return ca === undefined ? {} : { ca: pemOf(ca), checkServerIdentity: () => undefined };
  }
}

function pemOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw deviceTrouble(error as NodeJS.ErrnoException);
  }
}
