import { describe, expect, test } from 'vitest'
import { expectNone, imports, isClientCode, matches } from './architecture/breaches'
import { wayTo } from './architecture/reach'
import { files, isTest, sources } from './architecture/sources'

const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`)
const paths = [...files.keys()]
/** Beside the composition root: what runs before it exists, and the nonce of a page. */
const mayMake = new Set(['lib/server.ts', 'scripts/start/key-file.mjs', 'scripts/start/start-up.mjs', 'proxy.ts'])

describe('who may import whom', () => {
  test('a component takes actions and data as props', () => {
    const forbidden = /^(lib\/(server\.ts|db\/|auth\/|qa\/)|@prisma\/|server-only$)/
    const found = imports(
      inside('components'),
      ({ target, typeOnly }) => (!typeOnly && forbidden.test(target)) || target.startsWith('app/'),
    )
    expectNone(found, 'Load it in the page (app/) and pass it to the component as a prop; server actions are props too.')
  })

  test('components/ui knows no domain', () => {
    const found = imports(inside('components/ui'), ({ target }) => /^(lib|app|components\/(?!ui\/))/.test(target))
    expectNone(found, 'components/ui would fit any product: take words and data as props, or move the component to its domain folder.')
  })

  test('browser code reaches neither zod nor Node nor the database, however far away', () => {
    const serverOnly = (target: string) => /^(zod($|\/)|node:|server-only$|@prisma\/|pg$|better-sqlite3$|lib\/db\/)/.test(target)
    const found = sources.filter(isClientCode).flatMap(({ path }) => wayTo(path, serverOnly)?.join(' → ') ?? [])
    expectNone(found, 'Use `import type`, or move the value the browser needs into a file without these imports (zod alone weighs 91 kB).')
  })

  test('a module of lib is entered by its doors', () => {
    const modules = paths.flatMap((path) => /^lib\/([^/]+)\/index\.ts$/.exec(path)?.[1] ?? [])
    const found = imports(
      (path) => !isTest(path),
      ({ from, target, typeOnly }) => {
        const [, module, rest = ''] = /^lib\/([^/]+)\/(.+)$/.exec(target) ?? []
        if (!module || !modules.includes(module) || from.startsWith(`lib/${module}/`)) return false
        return !['index.ts', 'schema.ts', 'limits.ts', ...(typeOnly ? ['types.ts'] : [])].includes(rest)
      },
    )
    expectNone(found, 'Import the module by index.ts, schema.ts or limits.ts; export what others need from its index.ts.')
  })

  test('only stores touch the database', () => {
    const mayQuery = (path: string) => /(^|[/-])store\.ts$|^lib\/db\/|^lib\/verifier\/reader-|^prisma\//.test(path)
    const drivers = imports(
      (path) => !mayQuery(path),
      ({ target }) => /^(@prisma\/|pg$|better-sqlite3$|lib\/db\/generated)/.test(target),
    )
    const models = [...(files.get('prisma/schema.prisma') ?? '').matchAll(/^model (\w)(\w*)/gm)].map(
      ([, first = '', rest = '']) => first.toLowerCase() + rest,
    )
    const query = new RegExp(
      `\\.(${models.join('|')})\\s*\\.(find|create|update|upsert|delete|count|aggregate|groupBy)|\\$(queryRaw|executeRaw|transaction)`,
    )
    const found = [...drivers, ...matches(query, (path) => !mayQuery(path))]
    expectNone(found, 'Put the query into the store.ts of the module that owns the table, under a name that says what it answers.')
  })

  test('lib knows no React, and Next only where a request comes in', () => {
    const react = imports(
      (path) => /^lib\/(?!auth\/)/.test(path),
      ({ target }) => /^react(-dom)?($|\/)/.test(target) || /^(app|components)\//.test(target),
    )
    const next = imports(
      (path) => /^lib\/(?!auth\/|http\/)/.test(path),
      ({ target }) => /^next(-auth)?($|\/)/.test(target),
    )
    expectNone(
      [...react, ...next],
      'lib holds the rules; what belongs to a request lives in lib/auth or lib/http, what is drawn in components.',
    )
  })

  test('cookies and headers are read in lib/auth and lib/http', () => {
    const found = imports(
      (path) => !/^lib\/(auth|http)\//.test(path),
      ({ target }) => target === 'next/headers',
    )
    expectNone(found, 'Ask lib/auth for the actor or lib/http for the credential; one reader each keeps it in one place.')
  })

  test('a transport translates: server actions and routes hold no query', () => {
    const transports = sources
      .filter(({ path, text }) => /(^|\/)route\.ts$/.test(path) || /^\s*['"]use server['"]/.test(text))
      .map(({ path }) => path)
    const found = imports(
      (path) => transports.includes(path),
      ({ target, typeOnly }) => !typeOnly && /^lib\/(db\/|.*store\.ts$)/.test(target),
    )
    expectNone(found, 'Call one verb of lib/server and translate its answer; the query belongs to the store of its module.')
  })
})

describe('what comes from outside comes by one way', () => {
  test('the environment is read in lib/env.ts', () => {
    const mayRead = (path: string) => path === 'lib/env.ts' || /^(lib\/cli|scripts)\//.test(path)
    const found = matches(/process\.env\b(?!\.NEXT_RUNTIME)/, (path) => !mayRead(path))
    expectNone(found, 'Add the name to lib/env.ts and docs/operating.md and take it from there.')
  })

  test('time and randomness are made in lib/server.ts', () => {
    const made = /new Date\(\)|\bDate\.now\b|\brandomBytes\b|\brandomUUID\b|\brandomInt\b|\bgetRandomValues\b|\bMath\.random\b/
    const found = matches(made, (path) => !mayMake.has(path))
    expectNone(found, 'Take a Clock or a Random (lib/ports.ts): tests and QA mode move the one, tests foresee the other.')
  })

  test('every name of the environment is explained', () => {
    const names = [...(files.get('lib/env.ts') ?? '').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name = '']) => name)
    const guide = files.get('docs/operating.md') ?? ''
    expectNone(
      names.filter((name) => !guide.includes(`\`${name}\``)),
      'Add the name to the table of docs/operating.md.',
    )
  })

  test('a secret is revealed in at most three places', () => {
    const places = sources.filter(({ path, text }) => path !== 'lib/secret.ts' && /\.reveal\(\)/.test(text)).map(({ path }) => path)
    expect(
      places.length,
      `Secret.reveal() is for the adapters that hand a secret to whom it was made for: ${places.join(', ')}`,
    ).toBeLessThanOrEqual(3)
  })
})

describe('how a file looks', () => {
  test('a page is under 40 lines', () => {
    const found = sources
      .filter(({ path, text }) => /(^|\/)page\.tsx$/.test(path) && text.trimEnd().split('\n').length > 40)
      .map(({ path }) => path)
    expectNone(found, 'A page names the actor, loads and hands over; move what is drawn to components and what is decided to lib.')
  })

  test('a server action is under 10 lines', () => {
    const actions = sources.filter(({ text }) => /^\s*['"]use server['"]/.test(text))
    const found = actions.flatMap(({ path, text }) => longFunctions(text, 10).map((name) => `${path}: ${name}`))
    expectNone(found, 'An action translates: guard, one verb, its answer. Move the rest to lib.')
  })

  test('nine files of ten have at most 200 lines', () => {
    const lengths = sources.map(({ text }) => text.split('\n').length).sort((a, b) => a - b)
    expect(
      lengths[Math.floor(lengths.length * 0.9)],
      'Small because each file has one idea: give the second idea its own file.',
    ).toBeLessThanOrEqual(200)
  })

  test('no folder is named after what things are instead of what they are for', () => {
    const found = paths.filter((path) => /(^|\/)(utils?|helpers?|types|constants|common|shared|misc)\//.test(path))
    expectNone(found, 'Put the file beside what uses it, under the name of what it does.')
  })

  test('nothing is typed any, ignored, skipped, singled out or slept through', () => {
    const code = [...files].filter(([path]) => /\.(tsx?|mjs)$/.test(path) && path !== 'lib/architecture.test.ts')
    const pattern =
      /@ts-(ignore|nocheck|expect-error)|(:|\bas|[<|]) any\b|<any>|, any>|\bany\[\]|\b(test|it|describe)(\.\w+)*\.(only|skip|skipIf|runIf|fixme|todo|fails)\(|waitForTimeout|\.retries\(/
    const found = code.flatMap(([path, text]) =>
      text.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
    )
    expectNone(found, 'Give it its type, repair it, or wait for a state.')
  })

  test('no file names a machine, a private registry or a person’s folder', () => {
    const foreign =
      /(^|["'`\s=(:])\/(work|root|home|Users)\/\w|\/tmp\/k\b|"resolved":|\bregistry\.[\w-]+\.\w|\b(artifactory|nexus)\b|_authToken/i
    const found = [...files]
      .filter(([path]) => path !== 'lib/architecture.test.ts')
      .flatMap(([path, text]) => text.split('\n').flatMap((line) => (foreign.test(line) ? [`${path}: ${line.trim().slice(0, 100)}`] : [])))
    expectNone(found, 'The project knows nothing of where it was written: leave it out.')
  })
})

/** Names of top-level functions that span more than `limit` lines. */
function longFunctions(text: string, limit: number): string[] {
  const found = [...text.matchAll(/^export async function (\w+)[\s\S]*?^}/gm)]
  return found.filter(([whole]) => whole.split('\n').length > limit).map(([, name = '']) => name)
}
