import { z } from 'zod'
import { streamed } from '@/lib/http/streamed'
import { type PolicyPreview, type PolicyProgress, type PolicySteps, policyPreview, policyProgress } from '@/lib/tokens/schema'

const line = z.union([policyProgress, policyPreview])

/** One JSON object per line: the progress of the dry run, and at the end its result. It stops when the receiver leaves. */
export function previewLines(steps: PolicySteps, base: Headers): Response {
  const headers = new Headers(base)
  headers.set('Content-Type', 'application/x-ndjson')
  return streamed(linesOf(steps), headers)
}

async function* linesOf(steps: PolicySteps): AsyncGenerator<string> {
  for await (const each of withResult(steps)) yield `${JSON.stringify(line.parse(each))}\n`
}

async function* withResult(steps: PolicySteps): AsyncGenerator<PolicyProgress | PolicyPreview> {
  yield yield* steps
}
