import 'server-only'
import { type OrganisationPage, organisationPages } from '@/components/shell/nav-items'
import { roleWords } from '@/components/shell/role-words'
import type { ShellView } from '@/components/shell/shell-context'
import { organisationsOf, type Visit } from '@/lib/auth/session'

/** What the shell shows around every page of the visit. */
export async function shellView(visit: Visit): Promise<ShellView> {
  const { actor, place, server, session } = visit
  const [organisations, administrators] = await Promise.all([organisationsOf(visit), server.organisations.administrators(place.orgId)])
  const named = ({ slug, name }: { slug: string; name: string }) => ({ slug, name })
  return {
    organisation: named(place),
    role: roleWords[place.role],
    person: { name: session.name, email: session.email },
    timeZone: session.timeZone,
    locations: organisations.find(({ orgId }) => orgId === place.orgId)?.locations.map(named) ?? [],
    organisations: organisations.map(named),
    administrators,
    mayCreate: server.tokens.mayCreate(actor),
    tokenTabs: server.tokens.tabs(actor),
    opens: opens(visit),
  }
}

function opens({ actor, server }: Visit): OrganisationPage[] {
  const opened = { destinations: server.destinations.mayCreate(actor), policy: server.tokens.mayChangePolicy(actor) }
  return organisationPages.filter((page) => opened[page])
}
