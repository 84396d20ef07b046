/** How names of a Recommendation read in TypeScript. */

/** `H323-UU-PDU` is `H323UUPDU`. */
export function typeName(name: string): string {
  return name.replaceAll('-', '');
}

/** A component is a property: `h323-uu-pdu` is `h323UuPdu`. Alternatives and enumerations are strings, and keep their spelling. */
export function propertyName(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** `H323-MESSAGES` is in `h323-messages.ts`. */
export function fileName(module: string): string {
  return `${module.toLowerCase()}.ts`;
}
