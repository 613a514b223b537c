import Eye from 'lucide-react/icons/eye'
import type { MenuItem } from '@/components/ui/popup-menu-panel'
import { notStored } from '@/lib/tokens/limits'
import type { TokenView } from '@/lib/tokens/schema'

export const viewMenuItem = (token: TokenView, onSelect: () => void): MenuItem => ({
  label: 'View token…',
  icon: <Eye size={16} strokeWidth={1.75} />,
  disabledReason: token.stored ? undefined : notStored,
  onSelect,
})
