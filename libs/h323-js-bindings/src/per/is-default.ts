/** Whether a value equals the default of its component. */
export function isDefault(value: unknown, initial: unknown): boolean {
  if (value === initial) return true;
  if (typeof value !== 'object' || typeof initial !== 'object' || value === null || initial === null) return false;
  const keys = Object.keys(value);
  if (keys.length !== Object.keys(initial).length) return false;
  return keys.every(key => isDefault((value as Record<string, unknown>)[key], (initial as Record<string, unknown>)[key]));
}
