import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Prisma } from '@/lib/db/generated/sqlite/client'
import { onEveryDatabase, type TestDb } from '@/lib/testing/databases/databases'
import { postgresSchema } from '@/scripts/build/generate.mjs'

interface Named {
  readonly name: string
}

const catalog = {
  sqlite: {
    columns: `SELECT t.name || '.' || c.name || CASE WHEN c."notnull" THEN '' ELSE '?' END AS name
      FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name <> '_prisma_migrations' AND t.name NOT LIKE 'sqlite_%'`,
    indexes: `SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'`,
    foreignKeys: `SELECT t.name || ' > ' || f."table" || ' on delete ' || lower(f.on_delete) AS name
      FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND f.seq = 0`,
  },
  postgres: {
    columns: `SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN '' ELSE '?' END AS name
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    indexes: `SELECT indexname::text AS name FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE '%_pkey'`,
    foreignKeys: `SELECT conrelid::regclass::text || ' > ' || confrelid::regclass::text || ' on delete ' ||
      CASE confdeltype WHEN 'r' THEN 'restrict' WHEN 'n' THEN 'set null' WHEN 'c' THEN 'cascade' ELSE 'no action' END AS name
      FROM pg_constraint WHERE contype = 'f'`,
  },
} as const

async function list(db: TestDb, part: keyof typeof catalog.sqlite): Promise<string[]> {
  const rows = await db.read.$queryRawUnsafe<Named[]>(catalog[db.engine][part])
  return rows.map((row) => row.name.replaceAll('"', '')).sort()
}

/** Names that Prisma gives to the indexes of a schema. */
function indexesOf(schema: string): string[] {
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model, body = '']) => [
    ...[...body.matchAll(/^ {2}(\w+) .*@unique\b/gm)].map(([, field]) => `${model}_${field}_key`),
    ...[...body.matchAll(/^ {2}@@(index|unique)\(\[([^\]]+)\](?:, map: "(\w+)")?/gm)].map(
      ([, kind, fields = '', given]) =>
        given ??
        `${model}_${fields
          .replace(/\(.*?\)/g, '')
          .split(/,\s*/)
          .join('_')}_${kind === 'index' ? 'idx' : 'key'}`,
    ),
  ])
}

/** Catalog of the first engine, compared with the second. */
const first = new Map<string, string[]>()

onEveryDatabase('the migrations', (open) => {
  it('create the columns of the schema', async () => {
    const columns = (await list(await open(), 'columns')).map((column) => column.replace('?', ''))
    const fields = Object.keys(Prisma.ModelName).flatMap((model) => {
      const scalars = (Prisma as unknown as Record<string, Record<string, string>>)[`${model}ScalarFieldEnum`]
      return Object.keys(scalars ?? {}).map((field) => `${model}.${field}`)
    })
    expect(columns).toEqual(fields.sort())
  })

  it('create the indexes of the schema', async () => {
    const longest = 63
    const authored = indexesOf(readFileSync('prisma/schema.prisma', 'utf8')).map((name) => name.slice(0, longest))
    expect((await list(await open(), 'indexes')).map((name) => name.slice(0, longest))).toEqual(authored.sort())
  })

  it.each(['columns', 'indexes', 'foreignKeys'] as const)('create the same %s on both databases', async (what) => {
    const found = await list(await open(), what)
    expect(found.length).toBeGreaterThan(5)
    expect(found).toEqual(first.get(what) ?? found)
    first.set(what, found)
  })
})

it('the Postgres schema is generated from the authored one', () => {
  const authored = readFileSync('prisma/schema.prisma', 'utf8')
  expect(readFileSync('prisma/postgres/schema.prisma', 'utf8')).toBe(postgresSchema(authored))
})

it('both databases have migrations with the same names', () => {
  expect(readdirSync('prisma/migrations/postgres')).toEqual(readdirSync('prisma/migrations/sqlite'))
})
