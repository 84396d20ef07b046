/** The largest answer that is read: a roster of a thousand participants has some 2 MB. */
const largest = 16 * 1024 * 1024;

/** The same answer, whose body breaks off with an error where it is larger than anything that Microsoft or a media bot has to say. */
export function bounded(response: Response, limit = largest): Response {
  const { body, status, statusText, headers } = response;
  // What has happened so far in a call is no measure of an event stream: each event is measured by itself
  if (!body || headers.get('content-type')?.startsWith('text/event-stream')) return response;
  return new Response(body.pipeThrough(limiter(limit)), { status, statusText, headers });
}

function limiter(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let length = 0;
  return new TransformStream({
    transform(chunk, controller) {
      length += chunk.byteLength;
      if (length > limit) controller.error(new RangeError(`the answer has more than ${limit} octets`));
      else controller.enqueue(chunk);
    },
  });
}
