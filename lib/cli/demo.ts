import { type SignIn, seedDemo } from '../../prisma/seed'
import { getServer } from '../server'
import { checkKeys, configuration } from './configuration'
import { Refusal } from './refusal.mjs'

/** Fills a database without people with the demo organisation and tells how to sign in. */
export async function demo(): Promise<string> {
  checkKeys(configuration())
  const server = getServer()
  try {
    const signIns = await seedDemo(server)
    if (signIns === null) throw new Refusal('The database has people already; --demo fills an empty one only. Start without --demo.')
    return table(signIns)
  } finally {
    await server.close()
  }
}

function table(signIns: readonly SignIn[]): string {
  const rows = signIns.map(({ role, name, email }) => `  ${role.padEnd(8)}  ${name.padEnd(16)}  ${email}`)
  return ['Sign in as', ...rows, `  with the password ${signIns[0]?.password}`].join('\n')
}
