import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { migrate, migrationState } from '../../db/migrate'
import { onEveryDatabase, onEveryEmptyDatabase } from '../../testing/databases/databases'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { testServer } from '../../testing/fixtures/server'
import type { Acknowledged, ChangeUntilKilled } from '../../testing/workers/change-until-killed.worker'
import { startWorker } from '../../testing/workers/processes'

/** `npm run proof` kills more often. */
const kills = Number(process.env['KEYRAIL_KILLS'] ?? 2)
/** Moments of the kills: spread over what a few changes take. */
const momentMs = (kill: number) => 20 + ((kill * 97) % 600)

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

onEveryDatabase('a process that is killed while it changes tokens', (open) => {
  it(
    'loses no change that it acknowledged, in the database and in the journal',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'keyrail-kills-'))
      onTestFinished(() => rmSync(folder, { recursive: true }))
      const db = await open()
      const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
      const actor = await fixture.person('owner', 'Ana Martins', { fresh: true })
      const [journal, acknowledged] = [join(folder, 'journal.log'), join(folder, 'acknowledged')]
      for (let kill = 0; kill < kills; kill += 1) {
        const worker = await startWorker<never>('change-until-killed', {
          url: db.url,
          journal,
          acknowledged,
          actor,
        } satisfies ChangeUntilKilled)
        const ended = worker.go().catch((error: Error) => error.message)
        const before = sizeOf(acknowledged)
        while (sizeOf(acknowledged) === before) await pause(5)
        await pause(momentMs(kill))
        await worker.kill()
        expect(await ended).toContain('SIGKILL')
      }
      const server = await testServer(db, { KEYRAIL_JOURNAL: journal })
      const { tokens } = await server.journal.read()
      const changes = readFileSync(acknowledged, 'utf8').trim().split('\n')
      for (const change of changes.map((line) => JSON.parse(line) as Acknowledged)) {
        const row = await db.read.token.findUniqueOrThrow({ where: { tokenKey: change.tokenKey } })
        expect(row.version).toBeGreaterThanOrEqual(change.version)
        expect(row.revokedAt !== null || !change.deleted).toBe(true)
        expect(tokens.get(change.tokenKey)?.version ?? 1).toBeGreaterThanOrEqual(change.version)
      }
      expect(await server.tokens.compareWithJournal()).toMatchObject({ putBack: [], edited: [] })
      expect((await server.audit.check(orgId)).firstBroken).toBeNull()
      process.stdout.write(`  ${db.engine}: ${kills} kills, ${changes.length} acknowledged changes, none lost\n`)
    },
    60_000 + kills * 20_000,
  )
})

onEveryEmptyDatabase('a migration whose process is killed', (empty, engine) => {
  it(
    'is completed by the next one',
    async () => {
      const folder = resolve('prisma/migrations', engine)
      for (let kill = 0; kill < kills; kill += 1) {
        const url = await empty()
        const worker = await startWorker<unknown>('migrate', { url, folder })
        const ended = worker.go().catch(() => 'killed')
        await pause(momentMs(kill) / 10)
        await worker.kill()
        await ended
        await migrate(url, folder)
        expect(await migrationState(url, folder)).toBe('current')
      }
    },
    60_000 + kills * 20_000,
  )
})
