import { useState } from 'react'
import { useToasts } from '@/components/ui/toasts'
import { useTokenDialogs } from '../dialogs/provider'
import { saveFile } from '../dialogs/reveal/save-file'
import { type ListParams, writeParams } from '../list-params'
import { dataPath } from '../read-data'
import { useListContext } from './list-context'
import { perform } from './perform'
import { readExport } from './read-export'

/** Hands the person a file of a list, or of the tokens in it that are named; asks who they are where that is needed. */
export function useExport() {
  const { org } = useListContext()
  const dialogs = useTokenDialogs()
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const save = async (list: ListParams, keys?: readonly string[]) => {
    setBusy(true)
    try {
      const { name, text } = await perform(dialogs, () => readExport(dataPath(org.slug, `tokens/export?${writeParams(list)}`), keys))
      saveFile(name, 'text/csv', text)
    } catch {
      const again = { label: 'Try again', run: () => void save(list, keys) }
      toasts.add({ tone: 'bad', text: 'The tokens could not be exported.', action: again })
    }
    setBusy(false)
  }
  return { busy, save: (list: ListParams, keys?: readonly string[]) => void save(list, keys) }
}
