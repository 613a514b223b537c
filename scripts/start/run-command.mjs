// npm run keyrail -- <command>
import { bundleIfStale, generateIfStale } from '../build/build.mjs'
import { installPackages } from '../build/install.mjs'
import { alone } from '../build/lock.mjs'
import { showNode } from '../command.mjs'
import { runToExit } from '../command-error.mjs'
import { rejectOldNode } from '../node-version.mjs'
import { nodeFlags } from './keyrail.mjs'
import { readSettings, settingsEnv } from './settings.mjs'

rejectOldNode()
await runToExit(async () => {
  const settings = readSettings([])
  await alone(async () => {
    await installPackages()
    await generateIfStale()
    await bundleIfStale()
  })
  return (await showNode([...nodeFlags, 'dist/cli/main.mjs', ...process.argv.slice(2)], settingsEnv(settings))).code
})
