import { useState } from 'react'
import { useLeaveGuard } from '@/components/session/use-leave-guard'

/** While recovery codes are shown, closing the dialog or leaving the page asks first. */
export function useCodesGuard(shown: boolean, close: () => void) {
  const [asking, setAsking] = useState(false)
  const { release } = useLeaveGuard(shown, () => setAsking(true))
  const leave = () => release(close)
  return { asking, onClose: shown ? () => setAsking(true) : close, keep: () => setAsking(false), leave }
}
