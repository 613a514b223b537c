import { Badge } from '@/components/ui/badge'

/** A destination whose token was ended by whoever held it. */
export const TokenEnded = () => (
  <Badge tone="bad" icon="M4 4l8 8M12 4l-8 8">
    Token ended
  </Badge>
)
