// Sends a request over many kept connections, each as soon as its last response is complete, until it is stopped.
import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

const { port, message, connections } = workerData
const statuses = {}
let isOver = false
let sent = 0

function nextMessage() {
  sent += 1
  return message.replace('{number}', String(sent))
}

function client() {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received = ''
  socket.on('connect', () => socket.write(nextMessage()))
  socket.on('error', () => socket.destroy())
  socket.on('close', () => void (isOver || setTimeout(client, 10)))
  socket.on('data', (chunk) => {
    received += chunk.latin1Slice()
    if (!isComplete(received)) return
    const status = received.slice(9, 12)
    statuses[status] = (statuses[status] ?? 0) + 1
    received = ''
    if (isOver) socket.destroy()
    else socket.write(nextMessage())
  })
}

function isComplete(text) {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1]
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length)
}

parentPort.on('message', (order) => {
  if (order === 'stop') isOver = true
  parentPort.postMessage({ ...statuses })
  if (isOver) setTimeout(() => process.exit(), 100)
})
for (let index = 0; index < connections; index += 1) client()
