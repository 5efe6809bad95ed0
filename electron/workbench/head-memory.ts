import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import * as z from 'zod'
import type { HeadMemory } from '../store/types'

const Head = z.object({ writer: z.string(), seq: z.int(), hash: z.string() })
const Heads = z.record(z.string(), z.array(Head))
type Heads = z.infer<typeof Heads>

/**
 * What this installation last wrote in each case, in `<folder>/heads.json`. A file that is gone or can't be understood
 * is begun anew: without it a restored backup is recognised at the next merge instead of at once.
 */
export function headMemoryIn(folder: string): HeadMemory {
  const file = path.join(folder, 'heads.json')
  let loaded: Promise<Heads> | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function load(): Promise<Heads> {
    try {
      return Heads.parse(JSON.parse(await readFile(file, 'utf8')))
    } catch {
      return {}
    }
  }

  const read = () => {
    loaded ??= load()
    return loaded
  }
  return {
    read: async (caseId) => (await read())[caseId] ?? [],
    note(caseId, head) {
      const next = last.then(async () => {
        const heads = await read()
        const others = (heads[caseId] ?? []).filter(({ writer }) => writer !== head.writer)
        const changed = { ...heads, [caseId]: [...others, head] }
        await mkdir(folder, { recursive: true })
        await writeFileAtomic(file, `${JSON.stringify(changed, null, 2)}\n`)
        loaded = Promise.resolve(changed)
      })
      last = next.catch(() => {})
      return next
    },
  }
}
