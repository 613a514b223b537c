'use client'

import Check from 'lucide-react/icons/check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { Button } from '@/components/ui/button'
import { useCopy } from '@/components/ui/copy-button'
import { PopupMenu } from '@/components/ui/popup-menu'
import { saveFile } from './save-file'
import { bothText, envText, fileStem, jsonText, type TokenValues } from './token-files'

const selectOnMount = (area: HTMLTextAreaElement | null) => area?.select()

interface KeepActionsProps {
  readonly name: string
  readonly values: TokenValues
}

/** Buttons to copy or download the token key and the token. */
export function KeepActions({ name, values }: KeepActionsProps) {
  const { state, hint, copy } = useCopy()
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Download name={name} values={values} />
        <Button variant="quiet" className="min-w-28" onClick={() => void copy(bothText(values))}>
          {state === 'copied' && <Check aria-hidden size={16} strokeWidth={1.75} />}
          {state === 'copied' ? 'Copied' : 'Copy both'}
        </Button>
      </div>
      {state === 'rejected' && <BothSelected text={bothText(values)} hint={hint} />}
    </div>
  )
}

/** The .env file; its menu has the other format. */
function Download({ name, values }: KeepActionsProps) {
  const stem = fileStem(name, values.tokenKey)
  const saveJson = () => saveFile(`${stem}.json`, 'application/json', jsonText(name, values))
  return (
    <div className="inline-flex">
      <Button className="rounded-r-none" onClick={() => saveFile(`${stem}.env`, 'text/plain', envText(values))}>
        Download .env
      </Button>
      <PopupMenu
        label="Other file formats"
        items={[{ label: 'Download JSON', onSelect: saveJson }]}
        className="-ml-px rounded-l-none border border-line-strong"
      >
        <ChevronDown aria-hidden size={16} strokeWidth={1.75} />
      </PopupMenu>
    </div>
  )
}

function BothSelected({ text, hint }: { readonly text: string; readonly hint: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <textarea
        ref={selectOnMount}
        aria-label="Token key and token"
        readOnly
        value={text}
        rows={3}
        data-secret
        data-mono
        translate="no"
        spellCheck={false}
        className="w-full rounded-md border border-line-strong bg-sunken px-3 py-2 text-sm"
      />
      <p className="text-sm text-ink-2">{hint}</p>
    </div>
  )
}
