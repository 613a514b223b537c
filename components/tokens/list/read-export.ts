import { type Failure, fail, ok } from '@/lib/result'
import { saveBlob } from '../dialogs/reveal/save-file'
import type { ActionOutcome } from '../types'

export interface ExportedFile {
  readonly name: string
  /** Not text: reading it as text would drop the byte order mark that Excel needs. */
  readonly content: Blob
  /** Number of tokens in the file if the list has more than an export holds; else null. */
  readonly cutAt: number | null
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
  const cutAt = response.headers.get('x-keyrail-cut-at')
  return ok({ name, content: await response.blob(), cutAt: cutAt === null ? null : Number(cutAt) })
}

/** Downloads the file; returns what to say if it lacks tokens, else null. */
export function saveExport({ name, content, cutAt }: ExportedFile): string | null {
  saveBlob(name, content)
  return cutText(cutAt)
}

/** The file itself has only records. */
export const cutText = (cutAt: number | null): string | null =>
  cutAt === null
    ? null
    : `The file has the first ${cutAt.toLocaleString('en-GB')} tokens of the list. Filter the list to export the others.`
