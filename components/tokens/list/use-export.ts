import { useState } from 'react'
import { useToasts } from '@/components/ui/toasts'
import { useAction } from '../../session/use-action'
import { type ListParams, writeParams } from '../list-params'
import { dataPath } from '../read-data'
import { useListContext } from './list-context'

/** Saves a CSV file of the whole list, or only of the tokens with these keys. */
export function useExport() {
  const { org } = useListContext()
  const { run } = useAction()
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const save = async (params: ListParams, keys?: readonly string[]) => {
    setBusy(true)
    const outcome = await run(async () => {
      const { downloadExport } = await import('./download-export')
      return downloadExport(dataPath(org.slug, `tokens/export?${writeParams(params)}`), toasts, keys)
    })
    if (!outcome.ok) {
      const retry = { label: 'Try again', run: () => void save(params, keys) }
      toasts.add({ tone: 'bad', text: 'The tokens could not be exported.', action: retry })
    }
    setBusy(false)
  }
  return { busy, save: (params: ListParams, keys?: readonly string[]) => void save(params, keys) }
}
