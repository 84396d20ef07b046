/** How tiles are laid out. */
export interface GridLayout {
  readonly columns: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const gap = 10;

/** The number of columns with which `count` tiles of one shape are largest in the space there is. Pure. */
export function gridLayout(count: number, space: { width: number; height: number }): GridLayout {
  // Upright screens are better filled by less wide tiles.
  const shape = space.height > space.width ? 4 / 3 : 16 / 9;
  let best: GridLayout = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const across = (space.width - gap * (columns - 1)) / columns;
    const down = (space.height - gap * (rows - 1)) / rows;
    const width = Math.floor(Math.min(across, down * shape));
    if (width > best.width) best = { columns, width, height: Math.floor(width / shape) };
  }
  return best;
}
