import { useSyncExternalStore } from 'react'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { Toasts } from '@/components/ui/toasts'
import { ok } from '@/lib/result'
import { saveBlob } from '../dialogs/reveal/save-file'
import type { ActionOutcome } from '../types'
import { type ExportProgress, readExport, savedToast } from './read-export'

const patienceMs = 1_000

/** Saves an export as a file. After a second, a toast shows how far it is and can cancel it; another one says how it ended. */
export async function downloadExport(path: string, toasts: Toasts, keys?: readonly string[]): Promise<ActionOutcome<null>> {
  const stop = new AbortController()
  const progress = createProgress()
  const about = `export ${path}`
  const timer = setTimeout(() => {
    const action = { label: 'Cancel', run: () => stop.abort() }
    toasts.add({ about, text: 'Exporting…', body: <Progress progress={progress} />, sticky: true, action })
  }, patienceMs)
  try {
    const file = await readExport(path, { keys, signal: stop.signal, onProgress: progress.set })
    if (!file.ok) return file
    saveBlob(file.value.name, file.value.content)
    toasts.add({ about: path, ...savedToast(file.value.cutAt) })
    return ok(null)
  } catch (error) {
    if (!stop.signal.aborted) throw error
    toasts.add({ about: path, text: 'Export canceled.' })
    return ok(null)
  } finally {
    clearTimeout(timer)
    toasts.dismiss(about)
  }
}

function createProgress() {
  const listeners = new Set<() => void>()
  let last: ExportProgress = { rows: 0, of: null }
  return {
    get: () => last,
    set(next: ExportProgress) {
      last = next
      for (const notify of listeners) notify()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function Progress({ progress }: { readonly progress: ReturnType<typeof createProgress> }) {
  const { rows, of } = useSyncExternalStore(progress.subscribe, progress.get)
  const count = rows.toLocaleString('en-GB')
  return (
    <ProgressBar label="Export" value={rows} max={of} className="min-w-0 grow basis-48 py-2 lg:basis-32">
      {of === null ? `Exporting… ${count} rows so far` : `Exporting… ${count} of ${of.toLocaleString('en-GB')} rows`}
    </ProgressBar>
  )
}
