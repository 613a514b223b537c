// npm test, npm run check, npm run e2e.
import { rejectOldNode } from '../node-version.mjs'

rejectOldNode()
const { runToExit } = await import('../rejection.mjs')
const { test } = await import('./run.mjs')
await runToExit(() => test(process.argv.slice(2)))
