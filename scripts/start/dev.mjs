// npm run dev: runs the dashboard from source, with its data in .data.
import { bundleIfStale, generateIfStale } from '../build/build.mjs'
import { installAllPackages } from '../build/install.mjs'
import { alone } from '../build/lock.mjs'
import { showNode } from '../command.mjs'
import { runToExit } from '../command-error.mjs'
import { rejectOldNode } from '../node-version.mjs'
import { checkMachine, createDataFolder } from './check-machine.mjs'
import { createKeyFile, hasKeys } from './key-file.mjs'
import { keyrail } from './keyrail.mjs'
import { readSettings, settingsEnv } from './settings.mjs'
import { startVerifier } from './verifier.mjs'

rejectOldNode()
await runToExit(async () => {
  const settings = readSettings(process.argv.slice(2))
  await checkMachine(settings)
  await alone(async () => {
    await installAllPackages()
    await generateIfStale()
    await bundleIfStale()
  })
  if (!hasKeys(settings)) await keyrail('check-config', settings)
  createDataFolder(settings.dataFolder)
  createKeyFile(settings)
  await keyrail('migrate', settings)
  const verifier = settings.verifiers > 0 ? await startVerifier(settings) : null
  const next = ['node_modules/next/dist/bin/next', 'dev', '-p', String(settings.port), '-H', settings.host]
  void verifier?.ended.then((ended) => ended !== 0 && console.error(`The verifier stopped (exit code ${ended}). Start npm run dev again.`))
  const { code } = await showNode(next, { ...settingsEnv(settings), NEXTAUTH_URL: settings.origin })
  verifier?.stop()
  return code
})
