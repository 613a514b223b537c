/** The body as text, or null if it is longer than `limit` bytes. Throws if it is not UTF-8. */
export async function readText({ headers, body }: Response, limit: number): Promise<string | null> {
  if (body === null) return ''
  if (Number(headers.get('content-length')) > limit) return drop(body)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader()
  let [text, size] = ['', 0]
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > limit) return drop(reader)
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

/** Stops receiving. */
export async function drop(source: { cancel(): Promise<void> } | null): Promise<null> {
  await source?.cancel()
  return null
}
