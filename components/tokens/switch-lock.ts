import type { TokenView } from '@/lib/tokens/schema'
import { suspensionReasons } from './status-text'

type SwitchFields = Pick<TokenView, 'status' | 'suspended' | 'deactivatedAt'>

/** Off for every token that is rejected, whether or not someone deactivated it. */
export const isOn = ({ status, deactivatedAt }: SwitchFields): boolean =>
  deactivatedAt === null && status !== 'expired' && status !== 'suspended'

/** Why the switch of a token has no effect. */
export function lockReason({ status, suspended }: SwitchFields): string | undefined {
  if (status === 'expired') return "Expired tokens can't be activated."
  if (status === 'suspended') return `Rejected because ${suspensionReasons[suspended ?? 'member']}.`
  return undefined
}

/** False for viewers, who see a word instead of a switch. */
export const hasSwitch = (token: SwitchFields & Pick<TokenView, 'actions'>): boolean =>
  token.actions.some((action) => action === 'activate' || action === 'deactivate') ||
  (lockReason(token) !== undefined && token.actions.length > 0)
