import type { CustomFetch } from 'openid-client'

const maxBytes = 512 * 1_024

/** `fetch` for the provider: never follows a redirect, and stops reading after 512 KB. `signal` bounds its time, reading included. */
export const boundedFetch: CustomFetch = async (url, options) => {
  const response = await fetch(url, { ...(options as RequestInit), redirect: 'manual' })
  const { status, headers } = response
  if (status >= 300 && status < 400) throw new TypeError('The OpenID Connect provider redirected a request.')
  return new Response(await readBounded(response), { status, headers })
}

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > maxBytes) throw new TypeError('The OpenID Connect provider sent too large a response.')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
