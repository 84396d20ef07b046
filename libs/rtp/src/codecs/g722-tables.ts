/** G.722 Table 11: the even coefficients of the 24-tap quadrature mirror filter; the odd ones are these in reverse. */
export const QMF_EVEN = Int32Array.of(3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11);

/** G.722 Table 14: lower decision levels of the 60-level quantizer, scaled by 8. Index 0 and 30 bound the search. */
export const Q6 = Int32Array.of(
  ...[0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650],
  ...[714, 786, 858, 940, 1023, 1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919],
);

/** G.722 Table 14: the 6-bit code of quantizer interval 1 to 30, negative and positive. */
export const ILN = Uint8Array.of(0, 63, 62, ...countDown(31, 4));
export const ILP = Uint8Array.of(0, ...countDown(61, 32));

/** G.722 Table 17: output of the 4-bit inverse quantizer that drives the adaptation of the lower band. */
export const QM4 = Int32Array.of(0, ...mirrored([20456, 12896, 8968, 6288, 4240, 2584, 1200]), 0);

/** G.722 Table 19: output of the 6-bit inverse quantizer of the lower band. Codes 0 to 3 are not sent. */
export const QM6 = Int32Array.of(
  ...[-136, -136, -136, -136],
  ...mirrored([
    ...[24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576],
    ...[6000, 5456, 4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728],
  ]),
  ...[432, 136, -432, -136],
);

/** G.722 Table 20: output of the 2-bit inverse quantizer of the higher band. */
export const QM2 = Int32Array.of(-7408, -1616, 7408, 1616);

/** G.722 Tables 15, 16: log scale factor multipliers by code, lower band (4 bits) and higher band (2 bits). */
export const WL_BY_CODE = Int32Array.of(-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60);
export const WH_BY_CODE = Int32Array.of(798, -214, 798, -214);

/** G.722 Table 18 (ILB): 2048 · 2^(i/32), the antilogarithm of the scale factor's fraction. */
export const ILB = Int32Array.from({ length: 32 }, (_, i) => Math.round(2048 * 2 ** (i / 32)));

function countDown(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, i) => from - i);
}

function mirrored(levels: readonly number[]): number[] {
  return [...levels.map(level => -level), ...levels];
}
