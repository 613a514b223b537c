import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const below = (folder: string) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
/** Tests of `npm run proof`, which need programs that a machine may lack. */
const isProof = (path: string) => path.endsWith('.proof.test.ts')
const all = [...readdirSync(root), ...['lib', 'components', 'app', 'prisma', 'scripts'].flatMap(below)].filter(isTest)
const tests = all.filter((path) => !isProof(path))
/** Tests that mock or reset modules, and so cannot share them. */
const mocking = (path: string): boolean => /vi\.(mock|resetModules)\(/.test(source(path))
const source = (path: string) => readFileSync(`${root}${path}`, 'utf8')
/** Escapes folder names such as [org], which are glob syntax. */
const escapeGlob = (paths: string[]) => paths.map((path) => path.replace(/[[\]()]/g, '\\$&'))
const opensDatabase = (path: string): boolean => /testing\/(databases\/|workers\/|fixtures\/(org-fixture|server))/.test(source(path))

const globalSetup = ['lib/testing/databases/global-setup.ts']

/** All tests of a process share loaded modules, for speed. */
const sharing = tests.filter((path) => !mocking(path))
const contract = { extends: true, test: { name: 'all', include: escapeGlob(sharing), isolate: false, globalSetup } } as const
/** `--project unit`: tests without a database. */
const unit = {
  extends: true,
  test: { name: 'unit', include: escapeGlob(sharing.filter((path) => !opensDatabase(path))), isolate: false },
} as const
/** `--project proof`. */
const proof = { extends: true, test: { name: 'proof', include: escapeGlob(all.filter(isProof)), globalSetup } } as const
const isNamed = (name: string) => process.argv.some((word) => word === name || word === `--project=${name}`)

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // what the react-server condition resolves to; that condition itself would remove React's hooks from component tests
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
      // the real module works only inside a request of Next
      { find: /^next\/headers$/, replacement: `${root}lib/testing/fixtures/next-headers.ts` },
    ],
  },
  test: {
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    silent: 'passed-only',
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      isNamed('unit') ? unit : contract,
      { extends: true, test: { name: 'mocking', include: escapeGlob(tests.filter(mocking)) } },
      ...(isNamed('proof') ? [proof] : []),
    ],
  },
})
