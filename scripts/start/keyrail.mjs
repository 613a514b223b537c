import { runNode } from '../command.mjs'
import { CommandError } from '../command-error.mjs'
import { settingsEnv } from './settings.mjs'

/** Node flags for code that imports 'server-only' outside Next. */
export const nodeFlags = ['--conditions=react-server', '--disable-warning=ExperimentalWarning']

/** Runs a command of the bundled command line and returns its output; throws its error message. */
export async function keyrail(command, settings) {
  const { code, output, stdout } = await runNode([...nodeFlags, 'dist/cli/main.mjs', command], settingsEnv(settings))
  if (code !== 0) throw new CommandError(output.trim())
  return stdout
}
