import { runNode } from '../command.mjs'
import { Rejection } from '../rejection.mjs'
import { settingsEnv } from './settings.mjs'

/** Node's flags for code that imports 'server-only' outside Next. */
export const nodeFlags = ['--conditions=react-server', '--disable-warning=ExperimentalWarning']

/** Runs one command of the bundled command line and answers what it printed; its rejection is this one's. */
export async function keyrail(command, settings) {
  const { code, output, stdout } = await runNode([...nodeFlags, 'dist/cli/main.mjs', command], settingsEnv(settings))
  if (code !== 0) throw new Rejection(output.trim())
  return stdout
}
