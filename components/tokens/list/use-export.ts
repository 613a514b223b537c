import { useState } from 'react'
import { useToasts } from '@/components/ui/toasts'
import { useAction } from '../../session/use-action'
import { type ListParams, writeParams } from '../list-params'
import { dataPath } from '../read-data'
import { useListContext } from './list-context'
import type { ExportedFile } from './read-export'

/** Saves a CSV file of the whole list, or only of the tokens with these keys. */
export function useExport() {
  const { org } = useListContext()
  const { run } = useAction()
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const show = async (file: ExportedFile) => {
    const { saveExport } = await import('./read-export')
    const text = saveExport(file)
    if (text !== null) toasts.add({ text, sticky: true })
  }
  const save = async (params: ListParams, keys?: readonly string[]) => {
    setBusy(true)
    const outcome = await run(async () => {
      const { readExport } = await import('./read-export')
      return readExport(dataPath(org.slug, `tokens/export?${writeParams(params)}`), keys)
    })
    if (outcome.ok) await show(outcome.value)
    else {
      const retry = { label: 'Try again', run: () => void save(params, keys) }
      toasts.add({ tone: 'bad', text: 'The tokens could not be exported.', action: retry })
    }
    setBusy(false)
  }
  return { busy, save: (params: ListParams, keys?: readonly string[]) => void save(params, keys) }
}
