import { deleteExpired } from '../db/retention'
import { retention } from './clean-store'
import type { WatchDeps } from './deps'
import type { Watch } from './types'
import { notifyOfNetworks } from './watch-networks'
import { notifyOfRejections } from './watch-rejections'

export function createWatch(deps: WatchDeps): Watch {
  return {
    async run() {
      await deps.usage.flush()
      const networks = notifyOfNetworks(deps)
      // a failure is thrown below, after the rejections
      await networks.catch(() => undefined)
      const rejections = await notifyOfRejections(deps)
      return { networks: await networks, rejections }
    },
    clean: (now) => deleteExpired(deps.db, now, retention),
  }
}
