import { dataPath, fetchData } from '@/components/tokens/read-data'
import type { PolicyPreview, PolicyProgress } from '@/lib/tokens/schema'
import { noChange, type Preview } from './types'

interface Reading {
  readonly signal: AbortSignal
  readonly onProgress: (progress: PolicyProgress) => void
}

/** The effects of an unsaved policy; null if the response breaks off. Throws if it is rejected. */
export async function readPreview(org: string, input: string, { signal, onProgress }: Reading): Promise<Preview | null> {
  const path = dataPath(org, `policy-preview?input=${encodeURIComponent(input)}`)
  const { body } = await fetchData(path, { signal })
  if (body === null) return null
  for await (const line of linesOf(body)) {
    const step: PolicyProgress | PolicyPreview | Pick<Preview, 'errors'> = JSON.parse(line)
    if ('errors' in step) return { ...noChange, errors: step.errors }
    if ('effects' in step) return { affected: step.affected, effects: step.effects, errors: {} }
    onProgress(step)
  }
  return null
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value = '' } = await reader.read()
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (done) break
  }
  if (rest !== '') yield rest
}
