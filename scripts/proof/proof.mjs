// npm run proof: processes killed in the middle of writes, and the main job in a second browser engine.
import { rejectOldNode } from '../node-version.mjs'

rejectOldNode()
const { runToExit } = await import('../command-error.mjs')
const { proof } = await import('./run.mjs')
await runToExit(proof)
