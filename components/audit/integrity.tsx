import { Banner } from '@/components/ui/banner'
import { Time } from '@/components/ui/time'
import type { AuditChoices } from '@/lib/audit-log/schema'

const count = (entries: number) => `${entries.toLocaleString('en-GB')} ${entries === 1 ? 'entry' : 'entries'}`

/** When the whole log was last compared with its chain. */
export function IntegrityLine({ integrity, now }: Pick<AuditChoices, 'integrity' | 'now'>) {
  if (integrity === null) return <p className="text-sm text-ink-3">Integrity is verified every hour.</p>
  if (integrity.firstBroken !== null) return null
  return (
    <p className="text-sm text-ink-3">
      Integrity verified <Time at={integrity.at} now={now} exact />: {count(integrity.entries)}.
    </p>
  )
}

export function IntegrityAlarm({ integrity, now }: Pick<AuditChoices, 'integrity' | 'now'>) {
  if (integrity === null || integrity.firstBroken === null) return null
  return (
    <div role="alert">
      <Banner tone="bad">
        <strong className="font-semibold">Entry {integrity.firstBroken.toLocaleString('en-GB')} does not match.</strong> The log was changed
        outside Keyrail, so this entry and later ones can't be trusted. Contact the operator of this installation. Verified{' '}
        <Time at={integrity.at} now={now} exact />.
      </Banner>
    </div>
  )
}
