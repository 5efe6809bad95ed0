import { cpSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCase } from '../../../electron/core/review/fold'
import type { StoreOptions } from '../../../electron/store/options'
import { randomAct, type Step, steps } from '../core/review/random-case'
import { faultyFiles, fileError } from './faulty-files'
import { folderCopy, isLong, newCase, openWhole, quiet, temporaryFolder, testWriter } from './folders'

/**
 * A computer whose power fails at the `after`-th call of the file system: nothing happens from then on, and what a log
 * had gained since it was last made durable is cut off somewhere.
 */
function mortalComputer(pid: number, after: number): { options: Partial<StoreOptions>; isDead: () => boolean } {
  let calls = 0
  const files = faultyFiles(() => {
    if (++calls > after) throw fileError('EIO')
    return undefined
  })
  // Each start is a process of its own, and no earlier one runs any more.
  const seeker = { pid, host: 'one', processStart: () => null, isRunning: (other: number) => other === pid }
  return { options: { ...quiet, files, seeker }, isDead: () => calls > after }
}

const caseJson = (folder: string) => readFileSync(path.join(folder, 'case.json'), 'utf8')

describe('random acts and merges on a computer that loses power at random', () => {
  it('lose no act that was acknowledged, keep no half of one, and fold to what the model says', {
    timeout: isLong ? 900_000 : 120_000,
  }, async () => {
    const sessions = fc.array(
      fc.record({ after: fc.nat(160), cut: fc.double({ min: 0, max: 1, noNaN: true }), merges: fc.boolean() }),
      { minLength: 1, maxLength: 5 },
    )
    await fc.assert(
      fc.asyncProperty(steps, sessions, async (list: Step[], plan) => {
        const made = await newCase()
        await made.close()
        const { folder } = made
        const other = path.join(temporaryFolder(), 'Other.attest')
        cpSync(folder, other, { recursive: true })
        const ben = await openWhole(other, testWriter('laptop', 'ben', Date.UTC(2031, 4, 7)), quiet)
        for (const step of list.slice(0, 5)) await ben.record(randomAct(step, ben.events))
        await ben.close()

        const acknowledged = new Set<string>()
        const log = path.join(folder, 'log', 'desk.jsonl')
        let day = 8
        for (const [round, { after, cut, merges }] of plan.entries()) {
          const { options, isDead } = mortalComputer(round + 1, after)
          const writer = testWriter('desk', 'ada', Date.UTC(2031, 4, day++))
          const store = await openWhole(folder, writer, options).catch(() => null)
          let durable = statSync(log).size
          for (const step of store ? list : []) {
            const event = await store?.record(randomAct(step, store.events)).catch(() => null)
            if (!event) break
            acknowledged.add(event.id)
            durable = statSync(log).size
          }
          if (merges && store) {
            await store.merge(folderCopy(other)).catch(() => undefined)
            if (!isDead()) for (const { id } of store.events) acknowledged.add(id)
            if (!isDead()) durable = statSync(log).size
          }
          if (!isDead()) await store?.close().catch(() => undefined)
          const { size } = statSync(log)
          if (isDead() && size > durable) truncateSync(log, durable + Math.floor((size - durable) * cut))

          const alive = mortalComputer(100 + round, Number.POSITIVE_INFINITY)
          const again = await openWhole(folder, testWriter('desk', 'ada', Date.UTC(2031, 4, day++)), alive.options)
          expect(again.readOnly).toBeNull()
          const there = new Set(again.events.map(({ id }) => id))
          expect([...acknowledged].filter((id) => !there.has(id))).toEqual([])
          expect(again.state).toEqual(foldCase(again.events))
          // The random acts cite texts that no case has.
          const { faults } = await again.verify()
          expect(faults.filter(({ file }) => file.startsWith('log/') || file === 'case.json')).toEqual([])
          await again.close()
        }
        const before = caseJson(folder)
        rmSync(path.join(folder, 'case.json'))
        const last = await openWhole(folder, testWriter('desk', 'ada', Date.UTC(2031, 4, day)), quiet)
        await last.close()
        expect(caseJson(folder)).toBe(before)
      }),
      { numRuns: isLong ? 200 : 6 },
    )
  })
})
