import { open } from 'node:fs/promises'
import path from 'node:path'
import { claimOf, filledCase, verdictOn } from './filled-case'
import { line, median, milliseconds, quantile, sideBySide } from './measure'

const ROUNDS = 60

/** Recording a verdict until it is durable, in a small and a large case, against one write and fdatasync of as many bytes. */
export async function bench(): Promise<void> {
  const small = await filledCase(20)
  const large = await filledCase(2000)
  const example = await small.store.record(verdictOn(claimOf(0)))
  const bytes = Buffer.from(`${JSON.stringify(example)}\n`)
  const file = await open(path.join(small.store.folder, 'plain.jsonl'), 'a')
  let next = 0
  const times = await sideBySide(
    {
      plain: async () => {
        await file.write(bytes)
        await file.datasync()
      },
      small: () => small.store.record(verdictOn(claimOf(next++ % 20))),
      large: () => large.store.record(verdictOn(claimOf(next++ % 2000))),
    },
    ROUNDS,
  )
  line(`write and fdatasync of ${bytes.length} bytes`, milliseconds(median(times.plain)))
  line('a verdict in a case of 20 claims', milliseconds(median(times.small)))
  line('a verdict in a case of 2000 claims', milliseconds(median(times.large)))
  line('the same, the slowest twentieth', milliseconds(quantile(times.large, 0.95)))
  line('ratio to the plain write', `${(median(times.large) / median(times.plain)).toFixed(2)} ×`)
  line('ratio of the large case to the small', `${(median(times.large) / median(times.small)).toFixed(2)} ×`)
  await file.close()
  for (const { store, end } of [small, large]) {
    await store.close()
    await end()
  }
}
