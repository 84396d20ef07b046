/**
 * What has to change in mediasoup's sources, and why. Each text must occur exactly once: when a new mediasoup version has moved on, the build
 * stops here with the name of the patch, instead of producing a worker that nobody has thought about.
 */
export const patches = [
  {
    file: 'meson.build',
    why: 'Debian 12 has meson 1.0, and nothing in this file needs a later one',
    find: "meson_version: '>= 1.1.0'",
    replace: "meson_version: '>= 1.0.0'",
  },
  {
    file: 'meson.build',
    why: 'a precompiled header makes the build twice as fast',
    find: "  'mediasoup-worker',\n  build_by_default: true,",
    replace: "  'mediasoup-worker',\n  cpp_pch: 'pch/pch.hpp',\n  build_by_default: true,",
  },
  {
    file: 'src/RTC/DtlsTransport.cpp',
    why:
      'BIO_CB_RETURN is a flag beside the operation. Compared as a whole, the callback answers 1 to every control operation; an OpenSSL with ' +
      'KTLS (Debian) then believes that the kernel encrypts, skips its write buffer, and the worker dies on the first ClientHello',
    find: '(operationType == BIO_CB_RETURN)',
    replace: '(operationType & BIO_CB_RETURN)',
  },
];

/** Returns `source` with the patch applied. */
export function applyPatch(source, patch) {
  const count = source.split(patch.find).length - 1;
  if (count !== 1) {
    throw new Error(
      `mediasoup's ${patch.file} has "${patch.find}" ${count} times instead of once: the patch must be reviewed (${patch.why})`,
    );
  }
  return source.replace(patch.find, () => patch.replace);
}
