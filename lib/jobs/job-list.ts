import type { JobActor } from '../actor'
import { clean } from './clean'
import { beat } from './heartbeat'
import type { JobsDeps } from './index'

export interface Job {
  readonly name: string
  /** Cron with seconds. */
  readonly at: string
  /** Another process takes over after so long without a run; longer than from one run to the next. */
  readonly leaseMs: number
  /** What was done, by its name. */
  run(): Promise<Readonly<Record<string, number>>>
}

const minute = 60_000

/** Every job of the installation. */
export const jobList = (deps: JobsDeps): readonly Job[] => [
  {
    name: 'expiry',
    at: '5 */5 * * * *',
    leaseMs: 12 * minute,
    run: async () => ({ ...(await deps.tokens.runExpiry(actor('expiry'), deps.jumpedAt)) }),
  },
  { name: 'watch', at: '25 */5 * * * *', leaseMs: 12 * minute, run: async () => ({ ...(await deps.watch.run()) }) },
  { name: 'digest', at: '40 * * * * *', leaseMs: 3 * minute, run: async () => ({ written: await deps.notices.sendDigests() }) },
  { ...beat, at: '*/10 * * * * *', run: async () => ({ ...(await deps.mail.send()) }) },
  { name: 'deliveries', at: '50 */5 * * * *', leaseMs: 12 * minute, run: async () => ({ deleted: await deps.destinations.clean() }) },
  { name: 'cleaning', at: '30 17 * * * *', leaseMs: 130 * minute, run: () => clean(deps) },
]

const actor = (name: string): JobActor => ({ kind: 'job', name })
