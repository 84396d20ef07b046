/** Debian packages that the worker needs. */

/** To build it from source. */
export const buildPackages = [
  'g++',
  'pkg-config',
  'meson',
  'ninja-build',
  'flatbuffers-compiler',
  'libflatbuffers-dev',
  'libabsl-dev',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libusrsctp-dev',
];

/** To verify it, wherever it came from: the smoke test's DTLS client. */
export const verifyPackages = ['openssl'];
