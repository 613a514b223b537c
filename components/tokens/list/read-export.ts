import { type Failure, fail, ok } from '@/lib/result'
import type { ActionOutcome } from '../types'

export interface ExportedFile {
  readonly name: string
  readonly text: string
}

/** Has tokens written to a file by the server: all of a list, or those of it that are named. */
export async function readExport(address: string, keys?: readonly string[]): Promise<ActionOutcome<ExportedFile>> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ keys }) })
  if (!answer.ok) {
    const problem: Partial<Failure> = await answer.json().catch(() => ({}))
    return fail(problem.code ?? 'internal')
  }
  const [, name = 'tokens.csv'] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  return ok({ name, text: await answer.text() })
}
