import { type OrganizationSeed, traffic } from '../organization-seed'
import type { SeedPeople } from '../people'

const contacts = ['contacts:read', 'contacts:write']

/** A brokerage: no end, no limit, and a token may be viewed again. */
export const brokerageOrganization = ({ owner, admin, manager, member, viewer, timeZone }: SeedPeople): OrganizationSeed => ({
  preset: 'brokerage',
  name: 'Cobalt Realty',
  slug: 'cobalt',
  timeZone,
  daysOld: 140,
  locations: [{ name: 'Main Street' }, { name: 'Airport Road', archivedDaysAgo: 7 }],
  people: [
    { ...owner, role: 'owner' },
    { ...admin, role: 'admin' },
    { ...manager, role: 'manager', locations: ['Main Street'] },
    { ...member, role: 'member', locations: ['Main Street'] },
    { ...viewer, role: 'viewer' },
  ],
  tokens: [
    { name: 'Listing sync', maker: owner.email, scopes: contacts, madeDaysAgo: 60, traffic: traffic(14) },
    { name: 'Back office', maker: owner.email, type: 'admin', scopes: contacts, madeDaysAgo: 55, traffic: traffic(9) },
    { name: 'Old gateway', maker: owner.email, scopes: contacts, madeDaysAgo: 120, beforeViewing: true },
    { name: 'Valuation tool', maker: owner.email, scopes: ['contacts:read'], madeDaysAgo: 24, lives: 'P30D' },
    { name: 'Trial portal', maker: owner.email, scopes: ['contacts:read'], madeDaysAgo: 50, lives: 'P30D' },
    { name: 'Website chat', maker: admin.email, scopes: contacts, madeDaysAgo: 40, steps: [{ daysAgo: 5, does: 'deactivate' }] },
    {
      name: 'Mail platform',
      maker: admin.email,
      scopes: contacts,
      madeDaysAgo: 45,
      steps: [{ daysAgo: 0.1, does: 'rotate' }],
      traffic: traffic(10),
    },
    { name: 'Pasted in a chat', maker: admin.email, scopes: contacts, madeDaysAgo: 15, steps: [{ daysAgo: 14, does: 'delete' }] },
    { name: 'Main Street kiosk', maker: manager.email, type: 'location', location: 'Main Street', scopes: contacts, madeDaysAgo: 30 },
    { name: 'Airport Road kiosk', maker: admin.email, type: 'location', location: 'Airport Road', scopes: contacts, madeDaysAgo: 30 },
    { name: 'Personal scripts', maker: member.email, scopes: ['contacts:read'], madeDaysAgo: 15, traffic: traffic(2) },
    { name: 'Older script', maker: member.email, scopes: ['contacts:read'], madeDaysAgo: 100, beforeViewing: true },
  ],
})
