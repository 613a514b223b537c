import type { Db } from '../db/client'
import { type DeletedRows, deleteExpired } from '../db/retention'
import type { Notices } from '../notices/index'
import type { Clock } from '../ports'
import { retention } from './clean-store'
import type { Usage } from './index'
import { notifyOfNetworks } from './watch-networks'
import { notifyOfRejections } from './watch-rejections'

export interface WatchDeps {
  readonly db: Db
  readonly clock: Clock
  readonly usage: Pick<Usage, 'flush'>
  readonly notices: Pick<Notices, 'notify'>
}

export interface WatchReport {
  /** Tokens that were used from a new network. */
  readonly networks: number
  /** Tokens of which many requests were rejected. */
  readonly rejections: number
}

export interface Watch {
  /** Tells who answers for a token what is odd about its use: each at most once a day, whoever else watches. */
  run(): Promise<WatchReport>
  /** Deletes rows whose retention is over. */
  clean(now: Date): Promise<DeletedRows>
}

export function createWatch(deps: WatchDeps): Watch {
  return {
    async run() {
      await deps.usage.flush()
      const networks = notifyOfNetworks(deps)
      // what fails there is thrown below
      await networks.catch(() => undefined)
      const rejections = await notifyOfRejections(deps)
      return { networks: await networks, rejections }
    },
    clean: (now) => deleteExpired(deps.db, now, retention),
  }
}
