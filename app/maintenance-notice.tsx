import { MaintenanceBanner } from '@/components/shell/maintenance-banner'
import { getServer } from '@/lib/server'

/** Nothing if the state cannot be read: a page must not fail because of its banner. */
export async function MaintenanceNotice() {
  const state = await getServer()
    .maintenance.state()
    .catch(() => null)
  return state && <MaintenanceBanner until={state.until} />
}
