import { XMLParser } from 'fast-xml-parser';

/** A command of the xAPI: `Bookings Put` with parameters and, for multiline commands, a body. */
export interface XCommand {
  readonly path: readonly string[];
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly body?: string;
}

/** The XML that `/putxml` takes. */
export function commandXml({ path, parameters = {}, body }: XCommand): string {
  const inner = Object.entries(parameters).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  if (body !== undefined) inner.push(`<body>${escapeXml(body)}</body>`);
  const command = path.reduceRight(
    (content, name, index) => `<${name}${index === path.length - 1 ? ' command="True"' : ''}>${content}</${name}>`,
    inner.join(''),
  );
  return `<?xml version="1.0" encoding="UTF-8"?><Command>${command}</Command>`;
}

/** What a device answered. */
export type XResult = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: name => name === 'Booking',
  processEntities: true,
});

/** The result in an answer: `<Command><BookingsPutResult status="OK"/></Command>`. Anything that does not say it went well did not. */
export function readResult(xml: string): XResult {
  const document = parse(xml);
  const command = isObject(document) ? document.Command : undefined;
  const [name, value] = Object.entries(isObject(command) ? command : {}).find(([key]) => key.endsWith('Result')) ?? [];
  if (name !== undefined) {
    if (isObject(value) && value['@status'] === 'OK') return { ok: true, value };
    return { ok: false, reason: reasonOf(value) };
  }
  if (isObject(command) && 'Success' in command) return { ok: true, value: undefined };
  return { ok: false, reason: reasonOf(document) };
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return xml.slice(0, 200);
  }
}

/** The first words anywhere in an answer that is an error; where there are none, the element that says it (`<Unauthorized/>`). */
function reasonOf(value: unknown): string {
  const words = textsOf(value).join(' ').replace(/\s+/g, ' ').trim().slice(0, 200);
  return words || namesOf(value).slice(0, 200) || 'the device gave no reason';
}

function namesOf(value: unknown): string {
  const names = Object.entries(isObject(value) ? value : {}).filter(([name]) => !/^[@?]/.test(name));
  return names.map(([name, inner]) => namesOf(inner) || name).join(' ');
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => (/^[@?]/.test(key) ? [] : textsOf(item))) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** XML 1.0 2.4; characters that it has no place for (2.2) are left out. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
