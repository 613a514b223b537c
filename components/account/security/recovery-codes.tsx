'use client'

import Check from 'lucide-react/icons/check'
import { useRef } from 'react'
import { focusTitle } from '@/components/tokens/dialogs/dialog-focus'
import { saveFile } from '@/components/tokens/dialogs/reveal/save-file'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useCopy } from '@/components/ui/copy-button'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  /** "Close without storing the codes?" is open. */
  readonly asking: boolean
  readonly onKeep: () => void
  readonly onCloseAnyway: () => void
}

const fileText = (codes: readonly string[]): string =>
  ['Keyrail recovery codes', window.location.host, 'Each code works once.', '', ...codes, ''].join('\n')

/** The only secrets that are printed. */
export function RecoveryCodes({ codes, asking, onKeep, onCloseAnyway }: RecoveryCodesProps) {
  const list = useRef<HTMLOListElement>(null)
  const { state, copy } = useCopy(list)
  return (
    <div ref={focusTitle} className="flex flex-col gap-4">
      <ol
        ref={list}
        data-secret="printable"
        data-mono
        aria-label="Recovery codes"
        translate="no"
        className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-md border border-line-strong bg-sunken px-4 py-3 text-sm max-[24rem]:grid-cols-1"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div data-noprint className="flex flex-wrap gap-2 max-sm:[&>button]:grow">
        <Button className="min-w-24" onClick={() => void copy(codes.join('\n'))}>
          {state === 'copied' && <Check aria-hidden size={16} strokeWidth={1.75} />}
          {state === 'copied' ? 'Copied' : 'Copy'}
        </Button>
        <Button onClick={() => saveFile('keyrail-recovery-codes.txt', 'text/plain', fileText(codes))}>Download</Button>
        <Button onClick={() => window.print()}>Print</Button>
      </div>
      {state === 'rejected' && <p className="text-sm text-ink-2">Press Ctrl C to copy.</p>}
      <ConfirmDialog
        open={asking}
        title="Close without storing the codes?"
        description="They can't be shown again. Without them, a lost phone means a lost account."
        stay="Keep it open"
        leave="Close anyway"
        onStay={onKeep}
        onLeave={onCloseAnyway}
      />
    </div>
  )
}
