import encodeQR from 'qr';
import { Html, html } from './html.ts';

/** A QR code (ISO/IEC 18004) as a drawing, with words for those who do not see it. */
export function qrCode(content: string, caption: string): Html {
  const svg = encodeQR(content, 'svg', { ecc: 'medium', border: 2 });
  const drawing = svg.slice(svg.indexOf('<svg')).replace('<svg', '<svg role="img"');
  return html`<figure class="qr" role="group" aria-label="QR code for ${content}">${new Html(drawing)}<figcaption>${caption}</figcaption></figure>`;
}
