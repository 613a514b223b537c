// npm run verifier: the verifier without the dashboard. `npm start` runs both.
import { bundleIfStale, generateIfStale } from '../build/build.mjs'
import { installPackages } from '../build/install.mjs'
import { alone } from '../build/lock.mjs'
import { CommandError, runToExit } from '../command-error.mjs'
import { rejectOldNode } from '../node-version.mjs'
import { checkPort } from './check-machine.mjs'
import { hasKeys, keyFilePath } from './key-file.mjs'
import { keyrail } from './keyrail.mjs'
import { readSettings } from './settings.mjs'
import { startVerifier } from './verifier.mjs'

rejectOldNode()
await runToExit(async () => {
  const args = process.argv.slice(2)
  const settings = readSettings(args)
  if (settings.verifiers === 0) throw new CommandError('KEYRAIL_VERIFIERS is 0; the verifier needs at least one process.')
  // with newly created keys, every token would be unknown
  if (!hasKeys(settings))
    throw new CommandError(`The keys of the installation are missing: set KEYRAIL_KEYS, or copy ${keyFilePath(settings.dataFolder)}.`)
  await checkPort({ host: settings.host, port: settings.verifierPort, variable: 'VERIFIER_PORT' })
  if (!args.includes('--no-build')) {
    await alone(async () => {
      await installPackages()
      await generateIfStale()
      await bundleIfStale()
    })
  }
  await keyrail('check-config', settings)
  const verifier = await startVerifier(settings)
  console.log(`\nThe verifier is ready at http://${settings.host}:${settings.verifierPort}.`)
  return verifier.ended
})
