/**
 * @typedef {object} Goal
 * @property {string} what
 * @property {'verify' | 'soak' | 'lists'} from  The benchmark that measures it.
 * @property {string} goal
 * @property {(measured: Record<string, unknown>) => readonly [number | null, string]} read  The value and its unit; null if that run left it out.
 * @property {(value: number) => boolean} isMet
 */

const atLeast = (goal) => ({ goal: `≥ ${goal}`, isMet: (value) => value >= goal })
const atMost = (goal) => ({ goal: `≤ ${goal}`, isMet: (value) => value <= goal })

const row = (measured, name) => measured.rows.find((each) => each.name === name)
const ratio = (one, other, field) => (one?.[field] && other?.[field] ? one[field] / other[field] : null)
const to = (other, field) => (name) => (measured) => [ratio(row(measured, name), row(measured, other), field), '×']
const toBare = to('bare node:http', 'perSecond')
const processorToBare = to('bare node:http', 'cpu')
const openLoop = (name, field) => (measured) => [row(measured, name)?.open[field] ?? null, 'ms']
const megabytes = (name) => (measured) => [row(measured, name)?.last ?? null, 'MB']
const databases = (title) => ['SQLite', 'Postgres'].map((engine) => `${title}, ${engine}`)

const ofVerifiers = databases('verifier').flatMap((name) => {
  const isSqlite = name.endsWith('SQLite')
  return [
    { what: `${name}: requests/s, of bare node:http`, ...atLeast(0.5), read: toBare(name) },
    { what: `${name}: requests/s, of the floor`, ...atLeast(0.85), read: to('floor: one row, one HMAC', 'perSecond')(name) },
    { what: `${name}: processor time per request, of bare node:http`, ...atMost(isSqlite ? 2.2 : 1.8), read: processorToBare(name) },
    { what: `${name}: p50 at 1,000 requests/s`, ...atMost(isSqlite ? 0.1 : 0.25), read: openLoop(name, 'p50') },
    { what: `${name}: p99 at 1,000 requests/s`, ...atMost(isSqlite ? 0.5 : 1), read: openLoop(name, 'p99') },
    { what: `${name}: wrong verdicts`, ...atMost(0), read: (measured) => [row(measured, name)?.wrong ?? null, ''] },
  ]
})

const ofPeers = [
  ['Better Auth, api-key', 13],
  ['oidc-provider, introspection', 3.4],
  ['jose, HS256 offline', 1],
].map(([peer, times]) => ({
  what: `verifier, SQLite: requests/s, of ${peer}`,
  ...atLeast(times),
  read: to(peer, 'perSecond')('verifier, SQLite'),
}))

/** Not one of the reads of everything, which run in parts. */
const isList = ({ name }) => !/dry run|export/.test(name)

/** The largest; null if nothing, or not everything, was measured. */
const most = (values) => (values.length === 0 || values.some((value) => typeof value !== 'number') ? null : Math.max(...values))

const ofLists = ['SQLite', 'Postgres'].flatMap((engine) => {
  const of = (measured) => measured.results.find((each) => each.engine === engine)
  const waits = (measured, isWanted) =>
    of(measured)
      ?.pages.waits.filter(isWanted)
      .map(({ health }) => health) ?? []
  return [
    {
      what: `${engine}: slowest list of an organization with 100,000 tokens among 1,000,000, time in the database`,
      ...atMost(50),
      read: (measured) => [
        most(
          of(measured)
            ?.rows.filter(isList)
            .map(({ now }) => now.database) ?? [],
        ),
        'ms',
      ],
    },
    {
      what: `${engine}: tokens page, 25 rows of 100,000 tokens, of 100 tokens`,
      ...atMost(1.2),
      read: (measured) => [of(measured)?.pages.page.ratio ?? null, '×'],
    },
    {
      what: `${engine}: longest wait of /api/health while a list is read`,
      ...atMost(50),
      read: (measured) => [most(waits(measured, isList)), 'ms'],
    },
    {
      what: `${engine}: longest wait of /api/health during a dry run and exports of 100,000 rows`,
      ...atMost(50),
      read: (measured) => [most(waits(measured, (each) => !isList(each))), 'ms'],
    },
  ]
})

/** The goals that benchmarks measure, in the order of their table. @type {readonly Goal[]} */
export const goals = [
  ...[
    ...ofVerifiers,
    ...databases('dashboard verify').map((name) => ({
      what: `${name}: requests/s, of an empty Next route`,
      ...atLeast(0.85),
      read: to('empty Next route', 'perSecond')(name),
    })),
    { what: 'verification in the process, SQLite', ...atMost(12), read: (measured) => [measured.inProcess ?? null, 'µs'] },
    ...ofPeers,
  ].map((each) => ({ ...each, from: 'verify' })),
  ...databases('verifier').map((name) => ({
    what: `${name}: memory after ten minutes of load`,
    ...atMost(150),
    from: 'soak',
    read: megabytes(name),
  })),
  ...databases('dashboard verify').map((name) => ({
    what: `${name}: memory after ten minutes of load`,
    ...atMost(400),
    from: 'soak',
    read: megabytes(name),
  })),
  ...ofLists.map((each) => ({ ...each, from: 'lists' })),
]
