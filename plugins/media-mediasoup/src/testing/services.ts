import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DataFolder, LogFields, Logger } from '@opencvi/plugin-api';
import { endpointCapabilities } from '../capabilities.ts';
import type { EndpointServices } from '../endpoint/endpoint-services.ts';
import { FrameClock } from '../frame-clock.ts';
import { PictureCache } from '../pictures/picture-cache.ts';
import { PortRange } from '../ports/port-range.ts';
import { PromptCache } from '../prompts/prompt-cache.ts';
import { ManualClock } from './manual-clock.ts';

/** A logger that remembers. */
export class MemoryLog implements Logger {
  readonly lines: { readonly level: string; readonly message: string; readonly fields: LogFields }[];
  readonly #fields: LogFields;

  constructor(lines: MemoryLog['lines'] = [], fields: LogFields = {}) {
    this.lines = lines;
    this.#fields = fields;
  }

  debug(message: string, fields?: LogFields): void {
    this.#add('debug', message, fields);
  }
  info(message: string, fields?: LogFields): void {
    this.#add('info', message, fields);
  }
  warn(message: string, fields?: LogFields): void {
    this.#add('warn', message, fields);
  }
  error(message: string, fields?: LogFields): void {
    this.#add('error', message, fields);
  }
  child(fields: LogFields): Logger {
    return new MemoryLog(this.lines, { ...this.#fields, ...fields });
  }

  #add(level: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level, message, fields: { ...this.#fields, ...fields } });
  }
}

/** A data folder of its own. */
export function temporaryData(): DataFolder {
  const root = mkdtempSync(join(tmpdir(), 'opencvi-media-'));
  return {
    path: (...parts) => {
      const path = join(root, ...parts);
      mkdirSync(dirname(path), { recursive: true });
      return path;
    },
  };
}

/** Services of endpoints on loopback, on ports of their own for each test file. */
export function testServices(portMin: number, more: Partial<EndpointServices> = {}): EndpointServices & { readonly clock: ManualClock } {
  const clock = new ManualClock();
  return {
    frames: new FrameClock(clock),
    ports: new PortRange(portMin, portMin + 99),
    prompts: new PromptCache(1 << 20),
    pictures: new PictureCache(temporaryData()),
    addresses: { listenAddress: '0.0.0.0' },
    capabilities: endpointCapabilities(2_000_000),
    mediaTimeout: 30_000,
    comfortSilence: true,
    ...more,
    clock,
  };
}
