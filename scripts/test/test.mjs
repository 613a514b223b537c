// npm test, npm run check, npm run e2e.
import { refuseOldNode } from '../node-version.mjs'

refuseOldNode()
const { runToExit } = await import('../refusal.mjs')
const { test } = await import('./run.mjs')
await runToExit(() => test(process.argv.slice(2)))
