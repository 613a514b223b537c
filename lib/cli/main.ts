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

const usage =
  'Usage: npm run keyrail -- check-config | migrate | people | demo | service-token | member | reset-password | maintenance | jobs run | clock | backup | record-backup | restore | audit-verify'

await runToExit(async () => {
  const command = commands.get(process.argv[2] ?? '')
  if (!command) {
    console.error(usage)
    return 2
  }
  console.log(await command())
  return 0
})
