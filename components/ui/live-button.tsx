import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import { Button } from './button'

interface LiveButtonProps {
  readonly live: boolean
  readonly onChange: (live: boolean) => void
}

/** Pauses what updates by itself. */
export function LiveButton({ live, onChange }: LiveButtonProps) {
  const Icon = live ? Pause : Play
  return (
    <Button variant="quiet" className="-mr-3.5" onClick={() => onChange(!live)}>
      <Icon aria-hidden size={16} strokeWidth={1.75} />
      {live ? 'Pause live updates' : 'Resume live updates'}
    </Button>
  )
}
