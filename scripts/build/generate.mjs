// npm run generate: derives the Postgres schema and generates both database clients. Needs no network.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { runNode } from '../command.mjs'
import { isEntry, root } from '../root.mjs'
import { fingerprint, recorded } from './fingerprint.mjs'

const record = 'lib/db/generated/fingerprint'
const madeFrom = () =>
  fingerprint(['scripts/build/generate.mjs', 'prisma/schema.prisma', 'prisma/postgres/schema.prisma', 'package-lock.json'])

export const clientsAreFresh = () => recorded(record) === madeFrom()

/** The Postgres version of prisma/schema.prisma: another provider, output folder and time type, the same models. */
export function postgresSchema(authored) {
  return authored
    .replace(/^\/\/ The authored truth.*\n/, '// Generated from prisma/schema.prisma by npm run generate. Do not edit.\n')
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('../lib/db/generated/sqlite', '../../lib/db/generated/postgres')
    .replace(/^(\s+\w+\s+DateTime\??)(.*)$/gm, '$1 @db.Timestamptz(3)$2')
}

async function generate(schema) {
  // any existing file keeps prisma from downloading a schema engine that `generate` does not use
  const noEngine = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }
  const { code, output } = await runNode(['node_modules/prisma/build/index.js', 'generate', '--schema', schema], noEngine)
  if (code !== 0) throw new Error(`prisma generate failed for ${schema}:\n${output}`)
}

export async function generateClients() {
  mkdirSync(`${root}prisma/postgres`, { recursive: true })
  writeFileSync(`${root}prisma/postgres/schema.prisma`, postgresSchema(readFileSync(`${root}prisma/schema.prisma`, 'utf8')))
  const made = await Promise.allSettled(['prisma/schema.prisma', 'prisma/postgres/schema.prisma'].map(generate))
  for (const { status, reason } of made) if (status === 'rejected') throw reason
  writeFileSync(`${root}${record}`, madeFrom())
}

if (isEntry(import.meta.url)) await generateClients()
