import Eye from 'lucide-react/icons/eye'
import type { MenuItem } from '@/components/ui/popup-menu'
import { notStored } from '@/lib/tokens/limits'
import type { TokenView } from '@/lib/tokens/schema'

/** "View token…", which says why when there is nothing to view. */
export const viewEntry = (token: TokenView, onSelect: () => void): MenuItem => ({
  label: 'View token…',
  icon: <Eye size={16} strokeWidth={1.75} />,
  disabledReason: token.stored ? undefined : notStored,
  onSelect,
})
