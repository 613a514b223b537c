// What verification needs of this module, without the database client: the verifier process imports nothing else of it.
export { matchesDigest, type Seal, sealText, textSealHolds } from './digest'
export { Scopes } from './scopes'
export { parseToken } from './string'
export { verifyQuery } from './verify/source'
export type { AcceptedToken, Verdict, VerifyNeeds } from './verify/verdict'
export { authenticateToken, type JudgeDeps, type VerifyDeps, verdictOn, verifyToken } from './verify/verify'
