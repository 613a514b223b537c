import { runNode } from '../command.mjs'
import { Refusal } from '../refusal.mjs'
import { settingsEnv } from './settings.mjs'

/** Node's flags for code that imports 'server-only' outside Next. */
export const nodeFlags = ['--conditions=react-server', '--disable-warning=ExperimentalWarning']

/** Runs one command of the bundled command line and answers what it printed; its refusal is this one's. */
export async function keyrail(command, settings) {
  const { code, output, stdout } = await runNode([...nodeFlags, 'dist/cli/main.mjs', command], settingsEnv(settings))
  if (code !== 0) throw new Refusal(output.trim())
  return stdout
}
