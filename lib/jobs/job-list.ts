import type { JobActor } from '../actor'
import { minuteMs } from '../time/units'
import { clean } from './clean'
import type { JobsDeps } from './deps'
import { heartbeat } from './heartbeat'
import type { Job } from './types'

export const jobList = (deps: JobsDeps): readonly Job[] => [
  {
    name: 'expiry',
    at: '5 */5 * * * *',
    leaseMs: 12 * minuteMs,
    run: async () => ({ ...(await deps.tokens.runExpiry(actor('expiry'), deps.jumpedAt)) }),
  },
  { name: 'watch', at: '25 */5 * * * *', leaseMs: 12 * minuteMs, run: async () => ({ ...(await deps.watch.run()) }) },
  { name: 'digest', at: '40 * * * * *', leaseMs: 3 * minuteMs, run: async () => ({ queued: await deps.notices.sendDigests() }) },
  {
    name: 'links',
    at: '5-59/10 * * * * *',
    leaseMs: 2 * minuteMs,
    run: async () => ({ queued: await deps.accounts.sendRequestedEmails() }),
  },
  { ...heartbeat, at: '*/10 * * * * *', run: async () => ({ ...(await deps.mail.send()) }) },
  { name: 'deliveries', at: '50 */5 * * * *', leaseMs: 12 * minuteMs, run: async () => ({ deleted: await deps.destinations.clean() }) },
  {
    name: 'organizations',
    at: '55 */5 * * * *',
    leaseMs: 12 * minuteMs,
    run: () => deps.organizations.deleteClosed(actor('organizations')),
  },
  {
    name: 'members',
    at: '20 * * * * *',
    leaseMs: 3 * minuteMs,
    run: async () => ({ deleted: await deps.tokens.ofFormerMembers.revokePending() }),
  },
  { name: 'secrets', at: '35 */5 * * * *', leaseMs: 12 * minuteMs, run: async () => ({ deleted: await deps.tokens.deleteDestroyed() }) },
  { name: 'audit', at: '15 37 * * * *', leaseMs: 130 * minuteMs, run: async () => ({ ...(await deps.auditLog.verify()) }) },
  {
    name: 'journal',
    at: '45 27 * * * *',
    leaseMs: 130 * minuteMs,
    atStart: true,
    run: async () => {
      const { putBack, edited, added } = await deps.tokens.compareWithJournal()
      const service = await deps.serviceTokens.compareWithJournal()
      return { putBack: putBack.length + service.putBack.length, edited: edited.length, added: added + service.added }
    },
  },
  { name: 'cleaning', at: '30 17 * * * *', leaseMs: 130 * minuteMs, run: () => clean(deps) },
]

const actor = (name: string): JobActor => ({ kind: 'job', name })
