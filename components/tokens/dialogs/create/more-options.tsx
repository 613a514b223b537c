import Plus from 'lucide-react/icons/plus'
import { Button } from '@/components/ui/button'
import type { Draft } from './draft'

interface MoreOptionsProps {
  readonly draft: Draft
  readonly onNote: () => void
  readonly onIpAllowlist: () => void
  readonly onRequestLimit: () => void
}

/** Opens the optional fields that are still closed. */
export function MoreOptions({ draft, onNote, onIpAllowlist, onRequestLimit }: MoreOptionsProps) {
  if (draft.note !== null && draft.ipAllowlist !== null && draft.requestsPerMinute !== null) return null
  return (
    <div className="-my-1 -ml-3.5 flex flex-wrap">
      {draft.note === null && <OpenButton onOpen={onNote}>Add a note</OpenButton>}
      {draft.ipAllowlist === null && <OpenButton onOpen={onIpAllowlist}>Limit to IP addresses</OpenButton>}
      {draft.requestsPerMinute === null && <OpenButton onOpen={onRequestLimit}>Limit requests</OpenButton>}
    </div>
  )
}

interface OpenButtonProps {
  readonly onOpen: () => void
  readonly children: string
}

const OpenButton = ({ onOpen, children }: OpenButtonProps) => (
  <Button variant="quiet" onClick={onOpen}>
    <Plus aria-hidden size={16} strokeWidth={1.75} />
    {children}
  </Button>
)
