import { type Failure, fail, ok } from '@/lib/result'
import type { ActionOutcome } from '../types'
import { rowCounter } from './row-counter'

export interface ExportedFile {
  readonly name: string
  /** Not text: reading it as text would drop the byte order mark that Excel needs. */
  readonly content: Blob
  /** Number of tokens in the file if the list has more than an export holds; else null. */
  readonly cutAt: number | null
}

export interface ExportProgress {
  readonly rows: number
  /** Rows of the whole file; null if they are not known. */
  readonly of: number | null
}

interface Reading {
  /** Only the tokens with these keys. */
  readonly keys?: readonly string[] | undefined
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ExportProgress) => void
}

/** Reads a whole export. */
export async function readExport(path: string, { keys, signal, onProgress }: Reading = {}): Promise<ActionOutcome<ExportedFile>> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ keys }), signal: signal ?? null })
  if (!response.ok) {
    const problem: Partial<Failure> = await response.json().catch(() => ({}))
    return fail(problem.code ?? 'internal')
  }
  const [, name = 'tokens.csv'] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  const cutAt = numberIn(response.headers, 'x-keyrail-cut-at')
  return ok({ name, content: await readBody(response, onProgress), cutAt })
}

async function readBody(response: Response, onProgress: Reading['onProgress']): Promise<Blob> {
  const type = response.headers.get('content-type') ?? ''
  const of = numberIn(response.headers, 'x-keyrail-rows')
  const count = rowCounter(type)
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value)
    onProgress?.({ rows: count(part.value), of })
  }
  return new Blob(parts, { type })
}

function numberIn(headers: Headers, name: string): number | null {
  const value = headers.get(name)
  return value === null ? null : Number(value)
}

/** Says that a file lacks tokens, until that is dismissed: the file itself has only records. */
export function savedToast(cutAt: number | null): { readonly text: string; readonly sticky: boolean } {
  const saved = 'Export saved.'
  if (cutAt === null) return { text: saved, sticky: false }
  const cut = `The file has the first ${cutAt.toLocaleString('en-GB')} tokens of the list. Filter the list to export the others.`
  return { text: `${saved} ${cut}`, sticky: true }
}
