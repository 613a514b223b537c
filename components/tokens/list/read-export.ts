import { type Failure, fail, ok } from '@/lib/result'
import type { ActionOutcome } from '../types'

interface ExportedFile {
  readonly name: string
  readonly text: string
}

/** Exports the whole list, or only the tokens with these keys. */
export async function readExport(path: string, keys?: readonly string[]): Promise<ActionOutcome<ExportedFile>> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ keys }) })
  if (!response.ok) {
    const problem: Partial<Failure> = await response.json().catch(() => ({}))
    return fail(problem.code ?? 'internal')
  }
  const [, name = 'tokens.csv'] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return ok({ name, text: await response.text() })
}
