import { describe, expect, test } from 'vitest'
import { expectNone, imports, isClientCode, matches } from './architecture/breaches'
import { importChain, reachedPackages } from './architecture/reach'
import { files, isTest, sources } from './architecture/sources'
import { documentedVariables, groups } from './environment'

const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`)
const paths = [...files.keys()]
/** The composition roots, scripts that run outside them, and the nonce of a page. */
const entropySources = new Set([
  'lib/server.ts',
  'lib/sdk/clock.ts',
  'lib/verifier/main.ts',
  'lib/verifier/usage-thread.ts',
  'lib/verifier/worker.ts',
  'lib/verifier/usage-thread.ts',
  'scripts/start/key-file.mjs',
  'scripts/start/start-up.mjs',
  'scripts/start/admit.mjs',
  'scripts/start/caller.mjs',
  'scripts/start/reject.mjs',
  'scripts/start/print.mjs',
  'proxy.ts',
])

describe('imports', () => {
  test('components import no server code', () => {
    const forbidden = /^(lib\/(server\.ts|db\/|auth\/|qa\/)|@prisma\/|server-only$)/
    const found = imports(
      inside('components'),
      ({ target, typeOnly }) => (!typeOnly && forbidden.test(target)) || target.startsWith('app/'),
    )
    expectNone(found, 'Load the data in the page (app/) and pass it to the component as a prop; pass server actions as props too.')
  })

  test('components/ui imports no domain code', () => {
    // how a time is written is no domain code, and emails write it too
    const domain = /^(lib\/(?!time\/format\.ts)|app|components\/(?!ui\/))/
    const found = imports(inside('components/ui'), ({ target }) => domain.test(target))
    expectNone(found, 'components/ui is generic: take text and data as props, or move the component to its domain folder.')
  })

  test('browser code imports no zod, Node or database code, not even indirectly', () => {
    const serverOnly = (target: string) => /^(zod($|\/)|node:|server-only$|@prisma\/|pg$|better-sqlite3$|lib\/db\/)/.test(target)
    const found = sources.filter(isClientCode).flatMap(({ path }) => importChain(path, serverOnly)?.join(' → ') ?? [])
    expectNone(found, 'Use `import type`, or move the value that the browser needs to a file without these imports (zod alone is 91 kB).')
  })

  test('lib/recorder runs without a database driver, Next or React', () => {
    const foreign = (target: string) => /^(@prisma\/|pg$|better-sqlite3$|server-only$|next($|\/)|react($|\/)|lib\/(db|server))/.test(target)
    const found = paths
      .filter(inside('lib/recorder'))
      .flatMap((path) => (isTest(path) ? [] : (importChain(path, foreign)?.join(' → ') ?? [])))
    expectNone(found, 'The verifier runs it too: reach the database through UsageWriter.')
  })

  test('lib/sdk imports nothing outside itself, and nothing else imports it', () => {
    const out = imports(
      (path) => inside('lib/sdk')(path),
      ({ target }) => !inside('lib/sdk')(target),
    )
    const into = imports(
      (path) => !inside('lib/sdk')(path),
      ({ target }) => inside('lib/sdk')(target),
    )
    expectNone([...out, ...into], 'The SDK runs in other programs: it has fetch and Web standards, and its own types for frameworks.')
  })

  test('a lib module is imported by its entry files only', () => {
    const modules = paths.flatMap((path) => /^lib\/([^/]+)\/index\.ts$/.exec(path)?.[1] ?? [])
    const found = imports(
      (path) => !isTest(path),
      ({ from, target, typeOnly }) => {
        const [, module, rest = ''] = /^lib\/([^/]+)\/(.+)$/.exec(target) ?? []
        if (!module || !modules.includes(module) || from.startsWith(`lib/${module}/`)) return false
        return !['index.ts', 'schema.ts', 'limits.ts', 'verify.ts', ...(typeOnly ? ['types.ts'] : [])].includes(rest)
      },
    )
    expectNone(found, 'Import index.ts, schema.ts, limits.ts or verify.ts of the module; export what other modules need from its index.ts.')
  })

  test('only stores access the database', () => {
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
    expectNone(found, 'Move the query to the store.ts of the module that owns the table, in a function named after its result.')
  })

  test('lib imports no React, and Next only in lib/auth and lib/http', () => {
    const react = imports(
      (path) => /^lib\/(?!auth\/)/.test(path),
      ({ target }) => /^react(-dom)?($|\/)/.test(target) || /^(app|components)\//.test(target),
    )
    const next = imports(
      (path) => /^lib\/(?!auth\/|http\/)/.test(path),
      ({ target }) => /^next(-auth)?($|\/)/.test(target),
    )
    expectNone([...react, ...next], 'lib holds rules: move request handling to lib/auth or lib/http, and rendering to components.')
  })

  test('the verifier loads neither Next nor React nor the database client, and fewer than 15 packages', () => {
    const heavy = (target: string) => /^(next|react|react-dom|next-auth|@prisma)($|\/)|^lib\/(db\/|server\.ts$)/.test(target)
    const chain = importChain('lib/verifier/main.ts', heavy)
    expectNone(chain ? [chain.join(' → ')] : [], 'Take what the verifier needs from verify.ts of the module, and inject the rest.')
    expect(reachedPackages('lib/verifier/main.ts').length).toBeLessThan(15)
  })

  test('only lib/auth and lib/http read cookies and headers', () => {
    const found = imports(
      (path) => !/^lib\/(auth|http)\//.test(path),
      ({ target }) => target === 'next/headers',
    )
    expectNone(found, 'Get the actor from lib/auth or the credentials from lib/http.')
  })

  test('server actions and routes contain no queries', () => {
    const transports = sources
      .filter(({ path, text }) => /(^|\/)route\.ts$/.test(path) || /^\s*['"]use server['"]/.test(text))
      .map(({ path }) => path)
    const found = imports(
      (path) => transports.includes(path),
      ({ target, typeOnly }) => !typeOnly && /^lib\/(db\/|.*store\.ts$)/.test(target),
    )
    expectNone(found, 'Call one verb of lib/server and convert its result; move the query to the store of its module.')
  })
})

describe('input from outside', () => {
  test('only lib/env.ts reads the environment', () => {
    const mayRead = (path: string) => path === 'lib/env.ts' || /^(lib\/cli|scripts|lib\/samples)\//.test(path)
    const found = matches(/process\.env\b(?!\.NEXT_RUNTIME)/, (path) => !mayRead(path))
    expectNone(found, 'Add the variable to lib/environment/variables.ts, and read it from Env.')
  })

  test('only lib/server.ts reads the system time and random bytes', () => {
    const source = /new Date\(\)|\bDate\.now\b|\brandomBytes\b|\brandomUUID\b|\brandomInt\b|\bgetRandomValues\b|\bMath\.random\b/
    const found = matches(source, (path) => !entropySources.has(path))
    expectNone(found, 'Take a Clock or a Random (lib/ports.ts), so that tests and QA mode control time and tests control randomness.')
  })

  test('every deletion by age takes a DeletionTime', () => {
    const byAge = /DELETE FROM[^`]*?<=?\s*\$\{|[dD]eleteMany\([^)]*?\blte?:/
    const found = sources
      .filter(({ path, text }) => byAge.test(text) && !/\bDeletionTime\b|satisfies Retention\b/.test(text) && !path.startsWith('lib/db/'))
      .map(({ path }) => path)
    expectNone(found, 'Delete by the DeletionTime that deletionTime() of lib/time/deletion.ts returns: none while the clock is in doubt.')
    const forged = matches(/\bas DeletionTime\b/, (path) => path !== 'lib/time/deletion.ts')
    expectNone(forged, 'Only deletionTime() may decide that rows may be deleted by age.')
  })

  test('every environment variable is documented', () => {
    const names = documentedVariables.map(({ name }) => name)
    const guide = files.get('docs/pages/environment.md') ?? ''
    const listed = files.get('.env.example') ?? ''
    const started = sources.filter(({ path }) => path.startsWith('scripts/start/'))
    const read = started.flatMap(({ text }): string[] => text.match(/\bKEYRAIL_[A-Z_]+/g) ?? [])
    expectNone(
      read.filter((name) => !names.includes(name)),
      'Register the variable in lib/environment/variables.ts.',
    )
    expectNone(
      groups.filter((group) => !guide.includes(`\`\`\`variables ${group}\n`)),
      'Add the group to docs/pages/environment.md.',
    )
    expectNone(
      names.filter((name) => name !== 'NODE_ENV' && !listed.includes(`#${name}=`)),
      'Add the variable to .env.example.',
    )
  })

  test('a secret is revealed in four files', () => {
    const revealing = sources.filter(({ path, text }) => path !== 'lib/secret.ts' && /\.reveal\(\)/.test(text)).map(({ path }) => path)
    expect(revealing.sort(), 'Secret.reveal() is only for the adapters that deliver a secret to its recipient.').toEqual([
      'app/(account)/settings/security/reveal.ts',
      'app/o/[org]/tokens/reveal.ts',
      'lib/cli/service-token.ts',
      'lib/qa/fill.ts',
    ])
  })
})

describe('files', () => {
  test('a page has at most 40 lines', () => {
    const found = sources
      .filter(({ path, text }) => /(^|\/)page\.tsx$/.test(path) && text.trimEnd().split('\n').length > 40)
      .map(({ path }) => path)
    expectNone(found, 'A page gets the actor and loads data: move rendering to components and rules to lib.')
  })

  test('a server action has at most 10 lines', () => {
    const actions = sources.filter(({ text }) => /^\s*['"]use server['"]/.test(text))
    const found = actions.flatMap(({ path, text }) => longFunctions(text, 10).map((name) => `${path}: ${name}`))
    expectNone(found, 'An action is a guard, one verb and its result. Move the rest to lib.')
  })

  test('a file has at most 200 lines of code', () => {
    const found = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').filter((line) => line.trim() !== '').length }))
      .filter(({ lines }) => lines > 200)
      .map(({ path, lines }) => `${path}: ${lines} lines`)
    expectNone(found, 'A file has one idea: move the second one to a separate file.')
  })

  test('the root of lib holds only the shared vocabulary', () => {
    const allowed = /^lib\/(actor|env|errors|ids|ip|keys|log|ports|reauth|result|secret|server|token-format)(\.test)?\.ts$/
    const checks = ['lib/architecture.test.ts', 'lib/language.test.ts']
    const found = paths.filter((path) => /^lib\/[^/]+$/.test(path) && !allowed.test(path) && !checks.includes(path))
    expectNone(found, 'Move the file to the module that uses it, or to a folder named after its purpose, such as lib/input or lib/time.')
  })

  test('no folder has a catch-all name', () => {
    const found = paths.filter((path) => /(^|\/)(utils?|helpers?|types|constants|common|shared|misc)\//.test(path))
    expectNone(found, 'Put the file next to the code that uses it, named after what it does.')
  })

  test('no code uses any, ignores the compiler, skips or isolates tests, or sleeps', () => {
    const code = [...files].filter(([path]) => /\.(tsx?|mjs)$/.test(path) && path !== 'lib/architecture.test.ts')
    const pattern =
      /@ts-(ignore|nocheck|expect-error)|(:|\bas|[<|]) any\b|<any>|, any>|\bany\[\]|\b(test|it|describe)(\.\w+)*\.(only|skip|skipIf|runIf|fixme|todo|fails)\(|waitForTimeout|\.retries\(/
    const found = code.flatMap(([path, text]) =>
      text.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
    )
    expectNone(found, 'Declare the type, fix the test, or wait for a state.')
  })

  test("no file names a machine, a private registry or a person's folder", () => {
    const foreign =
      /(^|["'`\s=(:])\/(work|root|home|Users)\/\w|\/tmp\/k\b|"resolved":|\bregistry\.[\w-]+\.\w|\b(artifactory|nexus)\b|_authToken/i
    const found = [...files]
      .filter(([path]) => path !== 'lib/architecture.test.ts')
      .flatMap(([path, text]) => text.split('\n').flatMap((line) => (foreign.test(line) ? [`${path}: ${line.trim().slice(0, 100)}`] : [])))
    expectNone(found, 'Remove it: the project must not depend on the machine it was written on.')
  })
})

/** Names of top-level functions that span more than `limit` lines. */
function longFunctions(text: string, limit: number): string[] {
  const functions = [...text.matchAll(/^export async function (\w+)[\s\S]*?^}/gm)]
  return functions.filter(([whole]) => whole.split('\n').length > limit).map(([, name = '']) => name)
}
