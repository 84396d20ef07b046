// libsrtp3's interface, as far as mediasoup 3.19 uses it, on top of Debian's libsrtp2.
//
// libsrtp3 gave the four packet functions separate input and output buffers with explicit sizes, renamed srtp_remove_stream, and added two
// error codes. libsrtp2 works in place and with `int` lengths. The overloads below differ in their parameters from libsrtp2's functions, so
// both can carry the same name in C++.
#pragma once

#include <srtp2/srtp.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

// libsrtp2 never returns these; mediasoup only needs them for its table of error texts.
constexpr srtp_err_status_t srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
constexpr srtp_err_status_t srtp_err_status_cryptex_err = static_cast<srtp_err_status_t>(29);

namespace srtp2_shim {
using InPlace = srtp_err_status_t (*)(srtp_t, void*, int*);

// Runs an in-place function on a copy of the input in the output buffer. `growth` is what the function may add.
inline srtp_err_status_t copy_and_run(
  InPlace run, srtp_t session, const uint8_t* in, size_t in_len, uint8_t* out, size_t* out_len, size_t growth)
{
  if (in_len + growth > *out_len)
    return srtp_err_status_buffer_small;

  if (in != out)
    std::memmove(out, in, in_len);

  int len = static_cast<int>(in_len);
  const srtp_err_status_t status = run(session, out, &len);

  if (status == srtp_err_status_ok)
    *out_len = static_cast<size_t>(len);

  return status;
}
} // namespace srtp2_shim

// mki_index is only used by sessions with master key identifiers, which mediasoup never makes.
inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* rtp, size_t rtp_len, uint8_t* srtp, size_t* srtp_len, size_t /*mki_index*/)
{
  return srtp2_shim::copy_and_run(srtp_protect, session, rtp, rtp_len, srtp, srtp_len, SRTP_MAX_TRAILER_LEN);
}

inline srtp_err_status_t srtp_unprotect(srtp_t session, const uint8_t* srtp, size_t srtp_len, uint8_t* rtp, size_t* rtp_len)
{
  return srtp2_shim::copy_and_run(srtp_unprotect, session, srtp, srtp_len, rtp, rtp_len, 0);
}

// An SRTCP packet also gains the 32-bit E flag and index word: RFC 3711 3.4.
inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcp_len, uint8_t* srtcp, size_t* srtcp_len, size_t /*mki_index*/)
{
  return srtp2_shim::copy_and_run(srtp_protect_rtcp, session, rtcp, rtcp_len, srtcp, srtcp_len, SRTP_MAX_TRAILER_LEN + 4);
}

inline srtp_err_status_t srtp_unprotect_rtcp(srtp_t session, const uint8_t* srtcp, size_t srtcp_len, uint8_t* rtcp, size_t* rtcp_len)
{
  return srtp2_shim::copy_and_run(srtp_unprotect_rtcp, session, srtcp, srtcp_len, rtcp, rtcp_len, 0);
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
  return srtp_remove_stream(session, ssrc);
}
