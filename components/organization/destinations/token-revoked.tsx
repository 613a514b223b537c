import { Badge } from '@/components/ui/badge'

/** Badge of a destination whose token was revoked by its holder. */
export const TokenRevoked = () => (
  <Badge tone="bad" icon="M4 4l8 8M12 4l-8 8">
    Token revoked
  </Badge>
)
