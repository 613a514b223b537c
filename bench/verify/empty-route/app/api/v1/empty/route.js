export const dynamic = 'force-dynamic'

const verdict = { active: true, code: 'ok' }

export async function POST(request) {
  await request.arrayBuffer()
  return Response.json(verdict)
}
