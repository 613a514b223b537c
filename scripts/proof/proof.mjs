// npm run proof: the main job in a second browser engine, against a server in QA mode.
import { rejectOldNode } from '../node-version.mjs'

rejectOldNode()
const { runToExit } = await import('../command-error.mjs')
const { proof } = await import('./run.mjs')
await runToExit(proof)
