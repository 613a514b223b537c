import CircleCheck from 'lucide-react/icons/circle-check'
import { Button } from '@/components/ui/button'
import { StickyBar } from '@/components/ui/sticky-bar'
import { affects, isWrong, unknownSentence } from './effect-labels'
import type { Preview } from './types'

export interface SaveBarProps {
  readonly changes: number
  readonly tried: Preview | null
  readonly busy: boolean
  readonly saved: boolean
  readonly onDiscard: () => void
}

const whatIs = (tried: Preview | null): string => {
  if (tried === null) return ''
  return isWrong(tried) ? unknownSentence : affects(tried.affected)
}

/** What is about to be saved, always in sight. */
export function SaveBar({ changes, tried, busy, saved, onDiscard }: SaveBarProps) {
  return (
    <StickyBar className="justify-end gap-y-3 border-t border-line bg-canvas px-4 py-3 sm:px-8 lg:px-0">
      <p role="status" className="grow text-sm text-ink-2">
        {changes > 0 && `${changes} ${changes === 1 ? 'change' : 'changes'}. ${whatIs(tried)}`}
        {changes === 0 && saved && (
          <span className="flex items-center gap-1.5 font-medium text-ok">
            <CircleCheck aria-hidden size={16} strokeWidth={1.75} />
            Saved
          </span>
        )}
      </p>
      {changes > 0 && <Button onClick={onDiscard}>Undo changes</Button>}
      <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…" aria-disabled={changes === 0 || undefined}>
        Save changes
      </Button>
    </StickyBar>
  )
}
