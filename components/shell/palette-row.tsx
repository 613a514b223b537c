import { Autocomplete } from '@base-ui/react/autocomplete'
import ArrowRight from 'lucide-react/icons/arrow-right'
import BookOpen from 'lucide-react/icons/book-open'
import Copy from 'lucide-react/icons/copy'
import Keyboard from 'lucide-react/icons/keyboard'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import Plus from 'lucide-react/icons/plus'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import User from 'lucide-react/icons/user'
import type { TokenView } from '@/lib/tokens/schema'
import { StatusBadge } from '../tokens/status-badge'
import { cx } from '../ui/cx'
import type { Command, CommandIcon } from './command'
import { KeyAvatar } from './key-avatar'

const icons = {
  activate: Play,
  copy: Copy,
  create: Plus,
  deactivate: Pause,
  docs: BookOpen,
  go: ArrowRight,
  keyboard: Keyboard,
  person: User,
  rotate: RefreshCw,
} as const satisfies Record<CommandIcon, unknown>

const row =
  'group/row tap flex cursor-pointer items-center gap-3 rounded-sm px-2.5 py-1.5 text-sm outline-none select-none data-highlighted:bg-accent-soft data-highlighted:text-accent-ink forced-colors:data-highlighted:bg-[Highlight] forced-colors:data-highlighted:text-[HighlightText]'

interface PaletteRowProps {
  readonly command: Command
  /** Time of the server. */
  readonly now: string
  readonly onChoose: () => void
}

export function PaletteRow({ command, now, onChoose }: PaletteRowProps) {
  const { icon, label, note, of } = command
  const token = typeof icon === 'string' ? null : icon
  return (
    <Autocomplete.Item value={command} onClick={onChoose} className={cx(row, of !== undefined && 'pl-13')}>
      {typeof icon === 'string' ? <Icon name={icon} /> : <KeyAvatar text={icon.tokenKey} works={icon.works} width={30} />}
      <span className="min-w-0 grow truncate">
        <bdi>{label}</bdi>
        {of !== undefined && <span className="sr-only"> {of}</span>}
      </span>
      {note !== undefined && <span className="min-w-0 truncate text-xs text-ink-3 group-data-highlighted/row:text-current">{note}</span>}
      {token && <TokenFacts token={token} now={now} />}
    </Autocomplete.Item>
  )
}

function Icon({ name }: { readonly name: CommandIcon }) {
  const Drawing = icons[name]
  return <Drawing aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-3 group-data-highlighted/row:text-current" />
}

const TokenFacts = ({ token, now }: { readonly token: TokenView; readonly now: string }) => (
  <>
    {token.status !== 'active' && <StatusBadge token={token} now={now} />}
    <code translate="no" className="shrink-0 text-xs text-ink-3 group-data-highlighted/row:text-current max-sm:hidden">
      {token.tokenKey}
    </code>
  </>
)
