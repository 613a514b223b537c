// The command line, bundled to dist/cli/main.mjs. Each command loads only what it needs.
import { runToExit } from '../../scripts/command-error.mjs'

const commands = new Map<string, () => Promise<string>>([
  ['check-config', async () => (await import('./check-config')).checkConfig()],
  ['migrate', async () => (await import('./migrate')).migrateDatabase()],
  ['prepare', async () => (await import('./prepare')).prepare()],
  ['people', async () => (await import('./people')).people()],
  ['demo', async () => (await import('./demo')).demo()],
  ['service-token', async () => (await import('./service-token')).serviceToken()],
  ['member', async () => (await import('./member')).member()],
  ['reset-password', async () => (await import('./reset-password')).resetPassword()],
  ['maintenance', async () => (await import('./maintenance')).maintenance()],
  ['jobs', async () => (await import('./jobs')).jobs()],
  ['clock', async () => (await import('./clock')).clock()],
  ['backup', async () => (await import('./backup')).backup()],
  ['record-backup', async () => (await import('./record-backup')).recordBackup()],
  ['restore', async () => (await import('./restore')).restore()],
  ['audit-verify', async () => (await import('./audit-verify')).auditVerify()],
])

/** What the operator may run; `prepare` is a part of the start. */
const about: readonly (readonly [command: string, meaning: string])[] = [
  ['check-config', 'checks the environment and the keys'],
  ['migrate', 'brings the database to this version'],
  ['people', 'counts the users'],
  ['member', "lists an organization's members, and changes their roles"],
  ['reset-password', 'creates a link to choose a new password'],
  ['service-token', 'creates, lists and revokes tokens that verify for every organization'],
  ['maintenance', 'makes Keyrail read-only, and ends that'],
  ['jobs run', 'runs the jobs that are due'],
  ['clock', 'shows the clock in use, and takes over or resets its time'],
  ['backup', 'copies the SQLite database into a new file'],
  ['record-backup', 'records that another program made a backup just now'],
  ['restore', 'puts a backup in place and brings tokens to their last state'],
  ['audit-verify', 'verifies the audit log of every organization'],
  ['demo', 'fills an empty database with example organizations'],
]

const usage = ['Usage: npm run keyrail -- <command>', '', ...about.map(([command, meaning]) => `  ${command.padEnd(16)}${meaning}`)].join(
  '\n',
)

await runToExit(async () => {
  const command = commands.get(process.argv[2] ?? '')
  if (!command) {
    console.error(usage)
    return 2
  }
  console.log(await command())
  return 0
})
