import CircleCheck from 'lucide-react/icons/circle-check'
import { Button } from '@/components/ui/button'
import { StickyBar } from '@/components/ui/sticky-bar'
import { affectsMessage, hasErrors, unknownEffects } from './effect-labels'
import type { Preview } from './types'

interface SaveBarProps {
  readonly changes: number
  readonly preview: Preview | null
  readonly busy: boolean
  readonly saved: boolean
  readonly onDiscard: () => void
}

const effectMessage = (preview: Preview | null): string => {
  if (preview === null) return ''
  return hasErrors(preview) ? unknownEffects : affectsMessage(preview.affected)
}

export function SaveBar({ changes, preview, busy, saved, onDiscard }: SaveBarProps) {
  return (
    <StickyBar className="justify-end gap-y-3 border-t border-line bg-canvas px-4 py-3 sm:px-8 lg:px-0">
      <p role="status" className="grow text-sm text-ink-2">
        {changes > 0 && `${changes} ${changes === 1 ? 'change' : 'changes'}. ${effectMessage(preview)}`}
        {changes === 0 && saved && (
          <span className="flex items-center gap-1.5 font-medium text-ok">
            <CircleCheck aria-hidden size={16} strokeWidth={1.75} />
            Saved
          </span>
        )}
      </p>
      {changes > 0 && <Button onClick={onDiscard}>Discard changes</Button>}
      <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…" aria-disabled={changes === 0 || undefined}>
        Save changes
      </Button>
    </StickyBar>
  )
}
