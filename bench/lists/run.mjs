import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { keep } from '../goals/keep.mjs'
import { measurePages } from './pages.mjs'
import { pagesTable, table } from './table.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** The last commit without the indexes. */
const earlier = 'cc0a982'

const options = {
  organizations: { type: 'string', default: '10' },
  /** In each organization. */
  tokens: { type: 'string', default: '100000' },
  others: { type: 'string', default: '100000' },
  /** Databases that an earlier run filled with `--keep`. */
  sqlite: { type: 'string' },
  postgres: { type: 'string' },
  before: { type: 'string', default: earlier },
  keep: { type: 'boolean', default: false },
  runs: { type: 'string', default: '5' },
  only: { type: 'string', default: '' },
}

/** The goals are for these numbers, and for tokens that are not older than the benchmark. */
const isWhole = ({ organizations, tokens, others, only, sqlite, postgres }) =>
  only === '' && !sqlite && !postgres && organizations === '10' && tokens === '100000' && others === '100000'

/** Fills a database of each kind unless one is given, measures the code of `--before` and this one in turns, then the built dashboard, and prints the tables. */
export async function run(args) {
  const { values } = parseArgs({ args, options })
  const cache = join(root, 'node_modules/.cache/bench-lists')
  rmSync(cache, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const { fill, startPostgres, createDatabase, addViewer, requests } = await bundle(
    join(root, 'bench/lists/prepare.ts'),
    join(cache, 'prepare.mjs'),
  )
  const { measure } = await bundle(join(root, 'bench/lists/measure.ts'), join(cache, 'measure.mjs'))
  const now = await bundle(join(root, 'bench/lists/subject.ts'), join(cache, 'now.mjs'))
  const before = await bundle(checkOut(values.before, join(cache, 'before')), join(cache, 'before.mjs'))
  const sizes = { tokens: Number(values.tokens), others: Number(values.others), organizations: Number(values.organizations) }
  const say = (text) => console.error(new Date().toISOString(), text)
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-lists-'))
  const server = values.postgres ? null : await startPostgres()
  try {
    const sqlite = values.sqlite ?? `file:${join(folder, 'lists.db')}`
    if (!values.sqlite) await fill(sqlite, root, sizes, say)
    const postgres = values.postgres ?? (await createDatabase(server.url))
    if (!values.postgres) await fill(postgres, root, sizes, say)
    const results = []
    for (const [engine, url] of [
      ['SQLite', sqlite],
      ['Postgres', postgres],
    ]) {
      results.push({
        engine,
        rows: await measure({ url, before: before.open, now: now.open, runs: Number(values.runs), only: values.only, say }),
        pages: await measurePages({ root, url, addViewer, cases: requests, runs: Number(values.runs), only: values.only, say }),
      })
    }
    const text = `${machine()}\n\n${table(results)}\n\n${pagesTable(results)}`
    process.stdout.write(`${text}\n`)
    writeFileSync(join(cache, 'results.md'), `${text}\n`)
    if (isWhole(values)) keep('lists', { results })
    if (values.keep) console.error(`Kept ${sqlite}`)
  } finally {
    await server?.stop()
    if (!values.keep) rmSync(folder, { recursive: true, force: true })
  }
}

/** The sources of a commit, with this benchmark and the generated clients. */
function checkOut(commit, folder) {
  mkdirSync(folder, { recursive: true })
  const done = spawnSync('sh', ['-c', `git archive ${commit} lib scripts | tar -x -C "${folder}"`], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) throw new Error(`The commit ${commit} can't be read.`)
  cpSync(join(root, 'lib/db/generated'), join(folder, 'lib/db/generated'), { recursive: true })
  cpSync(join(root, 'bench/lists'), join(folder, 'bench/lists'), { recursive: true })
  return join(folder, 'bench/lists/subject.ts')
}

async function bundle(entry, outfile) {
  const common = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', conditions: ['react-server'] }
  const alias = { 'server-only': join(root, 'node_modules/server-only/empty.js') }
  await build({ ...common, alias, entryPoints: [entry], outfile, logLevel: 'error' })
  return import(pathToFileURL(outfile).href)
}

const machine = () =>
  `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB.`
