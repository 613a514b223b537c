import { CheckRow } from '@/components/setup/check-row'
import { Fact, FactList } from '@/components/ui/fact-list'
import { SectionCard } from '@/components/ui/section-card'
import { Time } from '@/components/ui/time'
import type { InstallationView } from '@/lib/status/schema'
import { AuditIntegrity } from './audit-integrity'
import { type SendTestEmail, SendTestEmailButton } from './send-test-email'

interface InstallationStatusProps {
  readonly installation: InstallationView
  readonly now: string
  readonly sendTestEmail: SendTestEmail
}

/** For administrators. */
export function InstallationStatus({ installation, now, sendTestEmail }: InstallationStatusProps) {
  const { checks, versions, emails, audit, lastBackup } = installation
  return (
    <>
      <section aria-labelledby="checks" className="rounded-lg border border-line bg-surface">
        <h2 id="checks" className="border-b border-line px-5 py-4 text-lg">
          Installation
        </h2>
        <ul className="divide-y divide-line px-1">
          {checks.map((check) => (
            <CheckRow key={check.name} check={check}>
              {null}
            </CheckRow>
          ))}
        </ul>
      </section>
      <SectionCard title="Jobs, backups and email" text="Notices, deletions and emails depend on jobs.">
        <FactList>
          <Fact term="Jobs">
            <Jobs installation={installation} now={now} />
          </Fact>
          <Fact term="Last backup">{lastBackup === null ? noBackup : <Time at={lastBackup} now={now} />}</Fact>
          <Fact term="Emails, 24 hours">
            {emails ? `${emails.sent} sent, ${emails.waiting} waiting, ${emails.failed} failed` : 'None: no mail server is configured.'}
          </Fact>
        </FactList>
        {emails && <SendTestEmailButton send={sendTestEmail} />}
      </SectionCard>
      <SectionCard title="Audit logs" text="Every hour, each entry is compared with the chain.">
        <AuditIntegrity audit={audit} now={now} />
      </SectionCard>
      <SectionCard title="Versions" text="For a report of a problem.">
        <FactList>
          <Fact term="Keyrail">{versions.keyrail}</Fact>
          <Fact term="Node">{versions.node}</Fact>
          <Fact term="Database">{versions.database}</Fact>
          <Fact term="Migration">{versions.migration}</Fact>
        </FactList>
      </SectionCard>
    </>
  )
}

const noBackup = (
  <>
    None recorded. Run <code className="font-mono">npm run backup</code> or, after <code className="font-mono">pg_dump</code>,{' '}
    <code className="font-mono">npm run keyrail -- record-backup</code>.
  </>
)

function Jobs({ installation: { lastBeat, failedJobs }, now }: Omit<InstallationStatusProps, 'sendTestEmail'>) {
  return (
    <>
      {lastBeat === null ? 'No process has run them in the last two minutes.' : 'Last ran '}
      {lastBeat !== null && <Time at={lastBeat} now={now} />}
      {failedJobs.map(({ job, at }) => (
        <span key={job} className="block text-bad">
          {job} failed <Time at={at} now={now} exact />
        </span>
      ))}
    </>
  )
}
