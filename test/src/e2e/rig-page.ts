/**
 * A page in which one peer connection calls another, so that what Chromium hears and sees went through its real encoders,
 * RTP and decoders. `codec` is the only video codec offered.
 */
export const loopPage = (codec: string): string => `<!doctype html>
<video id="remote" autoplay playsinline></video>
<script type="module">
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360 } });
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
  far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
  const received = new MediaStream();
  far.ontrack = ({ track }) => { received.addTrack(track); document.querySelector('#remote').srcObject = received; };
  for (const track of stream.getTracks()) near.addTrack(track, stream);
  const codecs = RTCRtpReceiver.getCapabilities('video').codecs.filter(({ mimeType }) => mimeType === '${codec}');
  near.getTransceivers().find(({ sender }) => sender.track.kind === 'video').setCodecPreferences(codecs);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription);
  window.mute = () => stream.getAudioTracks().forEach(track => { track.enabled = false; });
  window.videoCodec = async () => {
    const report = [...(await far.getStats()).values()];
    const video = report.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
    return video && { mimeType: report.find(({ id }) => id === video.codecId)?.mimeType, framesDecoded: video.framesDecoded };
  };
</script>`;
