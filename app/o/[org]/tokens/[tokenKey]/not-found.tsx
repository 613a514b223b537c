import { sessionActions } from '@/app/session/session-actions'
import { MissingToken } from '@/components/tokens/detail/missing-token'

export default function NotFound() {
  return <MissingToken session={sessionActions} />
}
