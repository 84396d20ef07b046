/** How the worker is configured: mediasoup's own release options, and two of ours. */
export const mesonOptions = [
  '--buildtype=release',
  '-Db_ndebug=true',
  // One library less to match; mediasoup reports gains from it above about 200 consumers.
  '-Dms_disable_liburing=true',
  // A library that is missing must end the build with its name, not with a download that fails.
  '--wrap-mode=nodownload',
];
