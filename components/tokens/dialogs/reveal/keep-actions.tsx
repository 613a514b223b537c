'use client'

import Check from 'lucide-react/icons/check'
import { Button } from '@/components/ui/button'
import { useCopy } from '@/components/ui/copy-button'
import { saveFile } from './save-file'
import { bothText, envText, fileStem, jsonText, type TokenValues } from './token-files'

const selectOnMount = (area: HTMLTextAreaElement | null) => area?.select()

/** Buttons to copy or download the token key and the token. */
export function KeepActions({ name, values }: { readonly name: string; readonly values: TokenValues }) {
  const { state, copy } = useCopy()
  const stem = fileStem(name, values.tokenKey)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2 max-sm:[&>button]:grow">
        <Button className="min-w-28" onClick={() => void copy(bothText(values))}>
          {state === 'copied' && <Check aria-hidden size={16} strokeWidth={1.75} />}
          {state === 'copied' ? 'Copied' : 'Copy both'}
        </Button>
        <Button onClick={() => saveFile(`${stem}.env`, 'text/plain', envText(values))}>Download .env</Button>
        <Button onClick={() => saveFile(`${stem}.json`, 'application/json', jsonText(name, values))}>Download JSON</Button>
      </div>
      {state === 'rejected' && <BothSelected text={bothText(values)} />}
    </div>
  )
}

function BothSelected({ text }: { readonly text: string }) {
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
      <p className="text-sm text-ink-2">Press Ctrl C to copy.</p>
    </div>
  )
}
