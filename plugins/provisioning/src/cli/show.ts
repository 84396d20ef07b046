/** Objects as PowerShell's Format-List shows them: names in a column, a blank line between objects. */
export function formatList(objects: readonly object[]): string[] {
  return objects.flatMap((object, index) => {
    const entries = Object.entries(object);
    const width = Math.max(...entries.map(([name]) => name.length));
    const lines = entries.map(([name, value]) => `${name.padEnd(width)} : ${shown(value)}`.trimEnd());
    return index === 0 ? lines : ['', ...lines];
  });
}

/** `True` and `False`, as PowerShell writes them. */
function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null || value === undefined ? '' : String(value);
}
