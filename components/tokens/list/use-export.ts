import { useState } from 'react'
import { useToasts } from '@/components/ui/toasts'
import { useTokenDialogs } from '../dialogs/provider'
import { saveFile } from '../dialogs/reveal/save-file'
import { type ListParams, writeParams } from '../list-params'
import { dataPath } from '../read-data'
import { useListContext } from './list-context'
import { perform } from './perform'
import { readExport } from './read-export'

/** Saves a CSV file of the whole list, or only of the tokens with these keys. */
export function useExport() {
  const { org } = useListContext()
  const dialogs = useTokenDialogs()
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const save = async (params: ListParams, keys?: readonly string[]) => {
    setBusy(true)
    try {
      const { name, text } = await perform(dialogs, () => readExport(dataPath(org.slug, `tokens/export?${writeParams(params)}`), keys))
      saveFile(name, 'text/csv', text)
    } catch {
      const retry = { label: 'Try again', run: () => void save(params, keys) }
      toasts.add({ tone: 'bad', text: 'The tokens could not be exported.', action: retry })
    }
    setBusy(false)
  }
  return { busy, save: (params: ListParams, keys?: readonly string[]) => void save(params, keys) }
}
