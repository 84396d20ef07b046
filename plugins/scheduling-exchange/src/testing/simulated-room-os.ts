import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** How a simulated device behaves. */
export interface SimulatedRoomOsOptions {
  readonly key: string;
  readonly cert: string;
  readonly username?: string;
  readonly password?: string;
  readonly port?: number;
}

/** What `Bookings Put` takes: names, types and what has to be there, as Cisco documents them. Anything else is refused. */
const booking = z.strictObject({
  Id: z.string().min(1).max(128),
  MeetingId: z.string().max(255).optional(),
  Title: z.string().min(1),
  Agenda: z.string().optional(),
  Privacy: z.enum(['Public', 'Private']).optional(),
  Number: z.string(),
  Protocol: z.enum(['SIP', 'H323', 'ISDN', 'IP', 'Spark', 'WebRTC', 'None']),
  MeetingPlatform: z.enum(['GoogleMeet', 'MicrosoftTeams', 'Zoom', 'Webex', 'Other', 'None']).optional(),
  Organizer: z.strictObject({ Name: z.string().min(1), Email: z.string().optional(), Id: z.string().optional() }),
  Time: z.strictObject({
    StartTime: z.iso.datetime(),
    Duration: z.number().int().min(1),
    StartTimeBuffer: z.number().int().min(0).optional(),
    EndTimeBuffer: z.number().int().min(0).optional(),
  }),
});
const bookings = z.strictObject({ Bookings: z.array(booking) });

/** A booking that the device shows. */
export type ShownBooking = z.output<typeof booking>;

/** A Cisco device as far as bookings go: HTTPS, HTTP Basic, `/putxml` with `Bookings Put` and `Bookings List`. */
export class SimulatedRoomOs {
  readonly #server: Server;
  readonly #options: SimulatedRoomOsOptions;
  readonly #parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, processEntities: true });
  /** What is on the screen. */
  shown: readonly ShownBooking[] = [];
  /** Commands that came in: `Bookings Put`, and `refused` for those whose account was wrong. */
  readonly commands: string[] = [];
  /** Statuses answered to the next requests, whatever they ask. */
  readonly failures: number[] = [];
  /** The device takes connections and never answers. */
  silent = false;

  private constructor(options: SimulatedRoomOsOptions) {
    this.#options = options;
    this.#server = createServer({ key: options.key, cert: options.cert }, (request, response) => {
      let text = '';
      request.setEncoding('utf8');
      request.on('data', chunk => {
        text += chunk;
      });
      request.on('end', () => {
        if (this.silent) return;
        const { status, body } = this.#answer(`${request.method} ${request.url}`, request.headers, text);
        response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
      });
    });
  }

  static async start(options: SimulatedRoomOsOptions): Promise<SimulatedRoomOs> {
    const device = new SimulatedRoomOs(options);
    await device.#listen(options.port ?? 0);
    return device;
  }

  get address(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A restart: everything that was on the screen is forgotten. */
  restart(): void {
    this.shown = [];
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  #listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }

  #answer(line: string, headers: Readonly<Record<string, unknown>>, text: string): { status: number; body: string } {
    const { username = 'admin', password = 'secret' } = this.#options;
    const failure = this.failures.shift();
    if (failure !== undefined) return { status: failure, body: '' };
    if (headers.authorization !== `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`) {
      this.commands.push('refused');
      return { status: 401, body: '' };
    }
    if (line !== 'POST /putxml' || !String(headers['content-type']).startsWith('text/xml')) return { status: 404, body: '' };
    return { status: 200, body: this.#command(text) };
  }

  #command(text: string): string {
    const { Command } = this.#parser.parse(text) as { Command?: { Bookings?: Record<string, Record<string, unknown>> } };
    const [name = '', parameters = {}] = Object.entries(Command?.Bookings ?? {})[0] ?? [];
    this.commands.push(`Bookings ${name}`);
    if (parameters['@_command'] !== 'True') return result('Error', '<Reason>Not a command</Reason>', name);
    if (name === 'Put') return this.#put(String(parameters.body ?? ''));
    if (name === 'List') return result('OK', this.#list(), name);
    return result('Error', '<Reason>Unknown command</Reason>', name);
  }

  #put(text: string): string {
    const parsed = bookings.safeParse(json(text));
    if (!parsed.success) return result('Error', `<Reason>${escaped(z.prettifyError(parsed.error))}</Reason>`, 'Put');
    this.shown = parsed.data.Bookings;
    return result('OK', '', 'Put');
  }

  #list(): string {
    const rows = this.shown.map(
      ({ Id, Title, Time, Number: number }, index) =>
        `<Booking item="${index + 1}" maxOccurrence="n"><Id>${Id}</Id><Title>${escaped(Title)}</Title><Time><StartTime>${Time.StartTime}</StartTime>` +
        `<StartTimeBuffer>${Time.StartTimeBuffer ?? 300}</StartTimeBuffer></Time><DialInfo><Calls><Call item="1" maxOccurrence="n">` +
        `<Number>${escaped(number)}</Number></Call></Calls></DialInfo></Booking>`,
    );
    return `<ResultInfo><TotalRows>${rows.length}</TotalRows></ResultInfo>${rows.join('')}`;
  }
}

function result(status: string, content: string, name: string): string {
  return `<?xml version="1.0"?><Command><Bookings${name}Result status="${status}">${content}</Bookings${name}Result></Command>`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
