import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any body
  readonly json: any;
}

/** Asks a server whose certificate only this test knows. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body, ca }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | undefined; ca?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false, ...(ca !== undefined && { ca }) } as const;
    const request = (url.startsWith('https:') ? httpsRequest : httpRequest)(url, options, answer => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', chunk => {
        text += chunk;
      });
      answer.on('end', () => {
        const isJson = answer.headers['content-type']?.includes('json') === true;
        const flat = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
        resolve({ status: answer.statusCode ?? 0, headers: flat, text, json: isJson && text !== '' ? JSON.parse(text) : undefined });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
