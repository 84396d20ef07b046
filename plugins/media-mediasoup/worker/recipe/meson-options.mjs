/** How the worker is configured: mediasoup's own release options, and two of ours. */
export const mesonOptions = [
  '--buildtype=release',
  '-Db_ndebug=true',
  // Debian 12's liburing is older than the one that mediasoup's sources are written for.
  '-Dms_disable_liburing=true',
  // A library that is missing must end the build with its name, not with a download that fails.
  '--wrap-mode=nodownload',
];
