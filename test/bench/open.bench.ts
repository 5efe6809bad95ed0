import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openCase } from '../../electron/store/open'
import { benchWriter, filledCase } from './filled-case'
import { line, median, milliseconds, sideBySide } from './measure'

const CLAIMS = 2000
const ROUNDS = 9

/** Opening a case as it was closed, against reading and parsing the same case.json and nothing more. */
export async function bench(): Promise<void> {
  const { store, end } = await filledCase(CLAIMS)
  const { folder } = store
  await store.close()
  const file = path.join(folder, 'case.json')
  const opened: number[] = []
  const works = {
    parse: () => JSON.parse(readFileSync(file, 'utf8')) as unknown,
    // Closing is timed apart from opening: it writes.
    open: async () => {
      const start = performance.now()
      const again = await openCase(folder, benchWriter)
      opened.push(performance.now() - start)
      await again.close()
    },
  }
  const { parse } = await sideBySide(works, ROUNDS)
  const open = opened.slice(-ROUNDS)
  line(`a case of ${CLAIMS} claims and ${CLAIMS} verdicts, bytes of case.json`, String(readFileSync(file).length))
  line('JSON.parse of case.json', milliseconds(median(parse)))
  line('opening the case', milliseconds(median(open)))
  line('ratio', `${(median(open) / median(parse)).toFixed(2)} ×`)
  await end()
}
