import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'

interface StalledResponse {
  readonly headers: Readonly<Record<string, string>>
  readonly first: string
  readonly rest: string
}

/** Responds to requests of a page with the first part of a response; the rest follows after `release`. */
export async function stall(page: Page, path: RegExp, { headers, first, rest }: StalledResponse) {
  const held = new Set<ServerResponse>()
  let cancelled = 0
  const server = createServer((_request, response) => {
    held.add(response)
    response.on('close', () => {
      if (held.delete(response)) cancelled += 1
    })
    response.writeHead(200, headers)
    response.write(first)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await page.route(path, (route) => route.continue({ url }))
  return {
    cancelled: () => cancelled,
    release() {
      for (const response of held) response.end(rest)
      held.clear()
    },
    async close() {
      await page.unroute(path)
      server.closeAllConnections()
      server.close()
    },
  }
}
