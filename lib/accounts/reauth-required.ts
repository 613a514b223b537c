import type { AccountActor } from '../actor'
import { isRecentlyAuthenticated } from '../reauth'
import type { AccountsDeps } from './deps'

export const reauthRequired = async ({ clock }: Pick<AccountsDeps, 'clock'>, { reauthUntil }: AccountActor): Promise<boolean> =>
  !isRecentlyAuthenticated(reauthUntil, await clock.now())
