import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createDb } from '../lib/db/client'
import { migrate } from '../lib/db/migrate'
import { randomBase62 } from '../lib/ids'
import { copyInto, preparePeople, seeding, seedOrganization, writePeople } from '../lib/seeding/index'
import { type Server, wire } from '../lib/server'
import { demoOrganizations } from './demo'
import { demoOrganization } from './demo-organization'

export interface Demo {
  readonly signIns: readonly SignIn[]
  readonly organizations: readonly { readonly name: string; readonly preset: string }[]
}

interface SignIn {
  readonly name: string
  readonly role: string
  readonly email: string
  readonly password: string
}

/**
 * Fills an installation without people with the demo organizations; returns null if it has any. The demo is created in a draft
 * database and copied in one transaction, so an interrupted seed writes nothing.
 */
export async function seedDemo(server: Server): Promise<Demo | null> {
  if (await server.organizations.isSetUp()) return null
  const password = `demo-${randomBase62(server.random, 20)}`
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-demo-'))
  try {
    const copied = await withDraft(server, folder, async (draft) => {
      const people = await fill(draft, password)
      return copyInto(server.db, draft.db, async (tx) => {
        for (const person of people.values()) await person.record(tx, seeding)
      })
    })
    return copied ? demoOf(password) : null
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 5 })
  }
}

async function withDraft<T>(server: Server, folder: string, work: (draft: Server) => Promise<T>): Promise<T> {
  const url = `file:${join(folder, 'demo.db')}`
  await migrate(url, resolve('prisma/migrations/sqlite'))
  const db = createDb(url)
  const wired = wire({ ...server, db })
  try {
    return await work({ ...server, ...wired, db })
  } finally {
    await wired.usage.close()
    await db.close()
  }
}

async function fill(server: Server, password: string) {
  const { people, timeZone } = demoOrganization
  const prepared = await preparePeople(server, people, password, timeZone)
  await writePeople(server, prepared, people)
  for (const organization of demoOrganizations()) await seedOrganization(server, organization, prepared)
  return prepared
}

function demoOf(password: string): Demo {
  const active = demoOrganization.people.filter((person) => person.leftDaysAgo === undefined)
  return {
    signIns: active.map(({ name, role, email }) => ({ name, role, email, password })),
    organizations: demoOrganizations().map(({ name, preset }) => ({ name, preset })),
  }
}
