/** How tiles are laid out. */
export interface GridLayout {
  readonly columns: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const gap = 10;

/** The number of columns and the shape with which `count` tiles are largest in the space there is. Pure. */
export function gridLayout(count: number, space: { width: number; height: number }): GridLayout {
  // Upright screens may be better filled by less wide tiles.
  const shapes = space.height > space.width ? [16 / 9, 4 / 3] : [16 / 9];
  const layouts = shapes.flatMap(shape =>
    Array.from({ length: Math.max(1, count) }, (_none, index) => fit(count, index + 1, { ...space, shape })),
  );
  return layouts.reduce((best, layout) => (layout.width * layout.height > best.width * best.height ? layout : best));
}

function fit(count: number, columns: number, { width, height, shape }: { width: number; height: number; shape: number }): GridLayout {
  const rows = Math.ceil(count / columns);
  const across = (width - gap * (columns - 1)) / columns;
  const down = (height - gap * (rows - 1)) / rows;
  const fitted = Math.max(0, Math.floor(Math.min(across, down * shape)));
  return { columns, width: fitted, height: Math.floor(fitted / shape) };
}
