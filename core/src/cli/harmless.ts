/** What would steer a terminal (ECMA-48) or turn the direction of what follows; ends of lines and tabs stay. */
const steering = /(?!\n|\t|\r\n)[\p{Cc}\p{Bidi_Control}]/gu;

/** Text for a terminal: what devices call themselves, and what services answer, steers nothing there. */
export function harmless(text: string): string {
  return text.replace(steering, '\ufffd');
}
