import { type Demo, seedDemo } from '../../prisma/seed'
import { Rejection } from '../../scripts/rejection.mjs'
import { getServer } from '../server'
import { configuration, requireKeys } from './configuration'

/** Fills a database without people with the demo organizations and tells how to sign in. */
export async function demo(): Promise<string> {
  requireKeys(configuration())
  const server = getServer()
  try {
    const demo = await seedDemo(server)
    if (demo === null) throw new Rejection('The database has people already; --demo fills an empty one only. Start without --demo.')
    return table(demo)
  } finally {
    await server.close()
  }
}

function table({ signIns, organizations }: Demo): string {
  const rows = signIns.map(({ role, name, email }) => `  ${role.padEnd(8)}  ${name.padEnd(16)}  ${email}`)
  const places = organizations.map(({ name, preset }) => `${name} (${preset})`).join(', ')
  return ['Sign in as', ...rows, `  with the password ${signIns[0]?.password}`, `One organization per preset: ${places}`].join('\n')
}
