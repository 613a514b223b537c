import 'server-only'
import { getServer } from '../server'
import { logFailure } from './log-failure'

const encoder = new TextEncoder()

/** Reads the next part only when the receiver is ready for it. A failure is logged, and breaks the response off: its status is sent. */
export function streamed(parts: AsyncGenerator<string>, headers: Headers): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await nextOf(parts, headers.get('x-request-id'))
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await parts.return(undefined)),
  })
  return new Response(body, { headers })
}

async function nextOf(parts: AsyncGenerator<string>, requestId: string | null): Promise<IteratorResult<string>> {
  try {
    return await parts.next()
  } catch (error) {
    logFailure(getServer().log, { requestId }, error)
    throw error
  }
}
