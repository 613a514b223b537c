import { useState } from 'react'
import { useToasts } from '@/components/ui/toasts'
import { useAction } from '../../session/use-action'
import { saveFile } from '../dialogs/reveal/save-file'
import { type ListParams, writeParams } from '../list-params'
import { dataPath } from '../read-data'
import { useListContext } from './list-context'
import { readExport } from './read-export'

/** Hands the person a file of a list, or of the tokens in it that are named; asks who they are where that is needed. */
export function useExport() {
  const { org } = useListContext()
  const { run } = useAction()
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const save = async (list: ListParams, keys?: readonly string[]) => {
    setBusy(true)
    const outcome = await run(() => readExport(dataPath(org.slug, `tokens/export?${writeParams(list)}`), keys))
    if (outcome.ok) saveFile(outcome.value.name, 'text/csv', outcome.value.text)
    else {
      const again = { label: 'Try again', run: () => void save(list, keys) }
      toasts.add({ tone: 'bad', text: 'The tokens could not be exported.', action: again })
    }
    setBusy(false)
  }
  return { busy, save: (list: ListParams, keys?: readonly string[]) => void save(list, keys) }
}
