import type { HttpRequest } from './request'

/** Returns null once there are more than `limit` bytes; the rest is not read. */
export async function readBytes(request: Pick<HttpRequest, 'headers' | 'body' | 'readBody'>, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  if (request.readBody) return request.readBody(limit)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
