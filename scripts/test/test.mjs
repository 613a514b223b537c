// npm test, and npm run check, lint, format, typecheck, test:unit and e2e.
import { rejectOldNode } from '../node-version.mjs'

rejectOldNode()
const { runToExit } = await import('../command-error.mjs')
const { test } = await import('./run.mjs')
await runToExit(() => test(process.argv.slice(2)))
