import { useEffect, useState } from 'react'
import { useAction } from '@/components/session/use-action'
import type { PolicyInput } from '@/lib/tokens/schema'
import { lateProgress } from './late-progress'
import { readPreview } from './read-preview'
import { type DryRun, noChange } from './types'

const debounceMs = 300

interface Step extends DryRun {
  readonly input: string
  readonly attempt: number
}

const loading: DryRun = { preview: null, progress: null, failed: false }

/** Computes the effects of the unsaved change, debounced. */
export function usePreview(org: string, input: PolicyInput, changed: boolean): { readonly dryRun: DryRun; readonly retry: () => void } {
  const [last, setLast] = useState<Step | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { read } = useAction()
  const wanted = changed ? JSON.stringify(input) : ''
  useEffect(() => {
    if (wanted === '') return
    const stop = new AbortController()
    const { signal } = stop
    const show = (step: Partial<DryRun>) => signal.aborted || setLast({ input: wanted, attempt, ...loading, ...step })
    const timer = setTimeout(async () => {
      const { report, stop: stopProgress } = lateProgress((progress) => show({ progress }))
      const preview = await read(() => readPreview(org, wanted, { signal, onProgress: report })).catch(() => null)
      stopProgress()
      show({ preview, failed: preview === null })
    }, debounceMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [org, wanted, attempt, read])
  const retry = () => setAttempt(attempt + 1)
  if (!changed) return { dryRun: { ...loading, preview: noChange }, retry }
  return { dryRun: last?.input === wanted && last.attempt === attempt ? last : loading, retry }
}
