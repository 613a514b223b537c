import { LinkButton } from '@/components/ui/link-button'
import type { HealthView, InstallationView } from '@/lib/status/schema'
import { HealthList } from './health-list'
import { InstallationStatus } from './installation-status'
import type { SendTestEmail } from './send-test-email'

interface StatusPageProps {
  readonly health: HealthView
  /** Null unless the viewer is an administrator. */
  readonly installation: InstallationView | null
  readonly sendTestEmail: SendTestEmail
}

export const StatusPage = ({ health, installation, sendTestEmail }: StatusPageProps) => (
  <div className="flex flex-col gap-6">
    <header className="flex flex-wrap items-end justify-between gap-4">
      <h1 className="text-2xl">Status</h1>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/" variant="quiet">
          Open Keyrail
        </LinkButton>
        <LinkButton href="/status">Check again</LinkButton>
      </div>
    </header>
    <HealthList health={health} />
    {installation && <InstallationStatus installation={installation} now={health.at} sendTestEmail={sendTestEmail} />}
  </div>
)
