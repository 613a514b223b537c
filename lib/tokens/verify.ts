// What verification needs of this module, without the database client: the verifier process imports nothing else of it.
export { matchesDigest, type Seal, sealText, textSealHolds } from './digest'
export { Scopes } from './scopes'
export { parseToken } from './string'
export { toHolder } from './verify/holder'
export { verifyQuery } from './verify/source'
export type { RejectedToken, Verdict, VerifyNeeds } from './verify/verdict'
export { type VerifyDeps, verifyToken } from './verify/verify'
