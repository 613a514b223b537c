const colors: Readonly<Record<string, string>> = {
  GET: 'bg-info-soft text-info',
  POST: 'bg-ok-soft text-ok',
  PATCH: 'bg-warn-soft text-warn',
  DELETE: 'bg-bad-soft text-bad',
}

/** Method and path of an operation: `GET /api/v1/token`. */
export function Endpoint({ text }: { readonly text: string }) {
  const [method = '', path = ''] = text.split(' ')
  return (
    <p className="flex flex-wrap items-baseline gap-2.5 font-mono text-sm">
      <span className={`rounded-sm px-2 py-0.5 font-semibold ${colors[method] ?? ''}`}>{method}</span>
      <span className="[overflow-wrap:anywhere]">{path}</span>
    </p>
  )
}
