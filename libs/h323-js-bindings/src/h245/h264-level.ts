/** level_idc of H.264 (9 is level 1b) beside the value of H.241 Table 8-4. */
const levels: readonly (readonly [idc: number, h241: number])[] = [
  [10, 15],
  [9, 19],
  [11, 22],
  [12, 29],
  [13, 36],
  [20, 43],
  [21, 50],
  [22, 57],
  [30, 64],
  [31, 71],
  [32, 78],
  [40, 85],
  [41, 92],
  [42, 99],
  [50, 106],
  [51, 113],
  [52, 120],
];

/** level_idc of the highest level that does not exceed an H.241 value; undefined below level 1. */
export function levelFromH241(value: number): number | undefined {
  return levels.findLast(([, h241]) => h241 <= value)?.[0];
}

/** The H.241 value of a level_idc; of an unknown one that of the level below it. Not under level 1. */
export function levelToH241(idc: number): number {
  const known = levels.find(([each]) => each === idc) ?? levels.findLast(([each]) => each !== 9 && each < idc);
  return known?.[1] ?? 15;
}
