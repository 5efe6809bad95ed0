import { randomBytes } from 'node:crypto'
import { openCase } from '../../../electron/store/open'

/**
 * Run as a process of its own by the kill test: records notes, several at a time, until it is killed, and says of each
 * when it was acknowledged.
 */
async function recordUntilKilled(folder: string): Promise<void> {
  const store = await openCase(
    folder,
    {
      writer: 'desk',
      reviewer: 'ada',
      reviewerName: 'Ada',
      now: Date.now,
      zone: () => 0,
      randomBytes,
    },
    { snapshotDelay: 15 },
  )
  if (store.readOnly !== null) throw new Error(store.readOnly)
  for (let number = 0; ; number++) {
    const text = `note ${number} ${'x'.repeat((number * 7919) % 5000)}`
    const acknowledged = store
      .record({ type: 'note.added', data: { target: { kind: 'case' }, text } })
      .then((event) => process.stdout.write(`${event.id}\n`))
    if (number % 4 === 0) await acknowledged
  }
}

const folder = process.argv[2]
if (folder !== undefined) void recordUntilKilled(folder)
