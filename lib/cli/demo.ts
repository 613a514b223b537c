import { type Demo, seedDemo } from '../../prisma/seed'
import { CommandError } from '../../scripts/command-error.mjs'
import { withServer } from './open-server'

/** Fills an empty database with the demo organizations; returns the sign-ins. */
export async function demo(): Promise<string> {
  const demo = await withServer(seedDemo)
  if (demo === null) throw new CommandError('The database already has users; --demo needs an empty one. Start without --demo.')
  return table(demo)
}

function table({ signIns, organizations }: Demo): string {
  const rows = signIns.map(({ role, name, email }) => `  ${role.padEnd(8)}  ${name.padEnd(16)}  ${email}`)
  const presets = organizations.map(({ name, preset }) => `${name} (${preset})`).join(', ')
  return ['Sign in as', ...rows, `  with the password ${signIns[0]?.password}`, `One organization per preset: ${presets}`].join('\n')
}
