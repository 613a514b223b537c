import { sorts } from '../../lib/tokens/input-schema'
import { type Filter, searches, statuses } from './cases'

interface ListRequest {
  readonly name: string
  readonly path: string
  readonly method: 'GET' | 'POST'
}

/** The lists as the browser and the API read them. */
export function requests(org: string): readonly ListRequest[] {
  const data = `/o/${org}/data`
  const get = (name: string, path: string): ListRequest => ({ name, path, method: 'GET' })
  const tokens = (name: string, filter: Filter) =>
    get(`tokens: ${name}`, `${data}/tokens?${new URLSearchParams({ tab: 'organization', ...filter })}`)
  const policy = { inactivityDays: 30, listedPerPerson: 5 }
  return [
    ...['yours', 'organization', 'locations', 'managed'].map((tab) => tokens(`tab ${tab}`, { tab })),
    ...sorts.map((sort) => tokens(`sort ${sort}`, { sort })),
    ...statuses.map((status) => tokens(`status ${status}`, { status })),
    ...Object.entries(searches).map(([name, q]) => tokens(`search for ${name}`, { q })),
    tokens('last page', { page: '4000' }),
    get('contacts: first page', '/api/v1/contacts'),
    get('contacts: search', '/api/v1/contacts?q=ana'),
    get('deliveries: first page', `/o/${org}/settings/destinations/bench-destination`),
    get('notices: first page', '/notifications'),
    get('audit: first page', `${data}/audit`),
    get('audit: search for nothing', `${data}/audit?q=qqqq`),
    get('members: by name', `/o/${org}/settings/members`),
    get('policy: dry run', `${data}/policy-preview?input=${encodeURIComponent(JSON.stringify(dryRun(policy)))}`),
    { name: 'tokens: export of all', path: `${data}/tokens/export?tab=organization`, method: 'POST' },
    { name: 'audit: export of all', path: `${data}/audit/export?format=csv`, method: 'POST' },
  ]
}

const dryRun = (change: object) => ({
  preset: 'default',
  listedPerPerson: 0,
  livePerPerson: 0,
  defaultLifetime: 'P90D',
  maxLifetime: 'P1Y',
  noExpirationAllowed: false,
  inactivityDays: 90,
  noticeDays: [7],
  removeAllowed: true,
  viewAllowed: false,
  adminCreators: ['owner', 'admin'],
  locationCreators: ['owner', 'admin'],
  adminNeedsIpAllowlist: false,
  maxOverlapHours: 168,
  requestsPerMinute: 0,
  paused: false,
  pausedNote: '',
  ...change,
})
