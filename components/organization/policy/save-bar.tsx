import CircleCheck from 'lucide-react/icons/circle-check'
import { useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { StickyBar } from '@/components/ui/sticky-bar'
import { ChangeList } from './change-list'
import { effectMessage } from './effect-labels'
import { PreviewProgress } from './preview-progress'
import type { DryRun, FieldChange } from './types'

interface SaveBarProps {
  readonly changes: readonly FieldChange[]
  /** True if the fields or the preset differ from the saved policy. */
  readonly unsaved: boolean
  readonly dryRun: DryRun
  readonly busy: boolean
  readonly saved: boolean
  /** Computes the effects again. */
  readonly onRetry: () => void
  readonly onDiscard: () => void
}

export function SaveBar({ changes, unsaved, dryRun, busy, saved, onRetry, onDiscard }: SaveBarProps) {
  const list = useId()
  const status = useRef<HTMLParagraphElement>(null)
  const [open, setOpen] = useState(false)
  const listed = open && changes.length > 0
  const count = unsaved ? Math.max(changes.length, 1) : 0
  const retry = () => {
    // the button goes
    status.current?.focus()
    onRetry()
  }
  return (
    <StickyBar className="gap-y-3 border-t border-line bg-canvas px-4 py-3 sm:px-8 lg:px-0">
      {listed && <ChangeList id={list} changes={changes} />}
      <p ref={status} tabIndex={-1} role="status" className="text-sm text-ink-2">
        {count > 0 && `${count} ${count === 1 ? 'change' : 'changes'}. ${effectMessage(dryRun)}`}
        {count === 0 && saved && (
          <span className="flex items-center gap-1.5 font-medium text-ok">
            <CircleCheck aria-hidden size={16} strokeWidth={1.75} />
            Saved
          </span>
        )}
      </p>
      {dryRun.failed && (
        <Button variant="quiet" className="-ml-3.5 sm:ml-0" onClick={retry}>
          Try again
        </Button>
      )}
      {dryRun.progress && <PreviewProgress {...dryRun.progress} />}
      {changes.length > 0 && (
        <Button
          variant="quiet"
          className="-ml-3.5 sm:ml-0"
          aria-expanded={listed}
          aria-controls={listed ? list : undefined}
          onClick={() => setOpen(!open)}
        >
          {listed ? 'Hide changes' : 'Show changes'}
        </Button>
      )}
      <span className="ml-auto flex flex-wrap gap-2 max-sm:w-full max-sm:*:grow">
        {unsaved && <Button onClick={onDiscard}>Discard changes</Button>}
        <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…" aria-disabled={!unsaved || undefined}>
          Save changes
        </Button>
      </span>
    </StickyBar>
  )
}
