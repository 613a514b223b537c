import type { Reader } from '../db/client'
import { chainLink, chainStart } from './chain'
import type { Chain } from './store'
import type { ChainCheck } from './types'

const batchSize = 1_000

/** Verifies up to the head that was read first, so concurrent appends do not matter. */
export async function checkChain(db: Reader, chain: Chain, key: Uint8Array): Promise<ChainCheck> {
  const start = chainStart(chain.of, key)
  const head = await chain.readHead(db, start)
  let link = start
  let seq = 0
  while (head && seq < head.seq) {
    const rows = await chain.readEntries(db, seq, Math.min(batchSize, head.seq - seq))
    for (const row of rows) {
      link = chainLink(link, chain.of, row, key)
      seq += 1
      if (row.seq !== seq || row.mac !== link) return { entries: seq, firstBroken: seq }
    }
    if (rows.length === 0) break
  }
  const intact = head?.seq === seq && head.mac === link && !(await isHeadBehind(db, chain, start))
  return { entries: seq, firstBroken: intact ? null : seq + 1 }
}

/** Entry and head are written in one transaction, so a head that is read after an entry is never behind it. */
async function isHeadBehind(db: Reader, chain: Chain, start: string): Promise<boolean> {
  const last = await chain.readLastSeq(db)
  const head = await chain.readHead(db, start)
  return head === null || head.seq < last
}
