import { statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Act } from '../../../electron/contract'
import { openCase } from '../../../electron/store/open'
import type { CaseStore } from '../../../electron/store/types'
import { faultyFiles, hastyFiles } from './faulty-files'
import { claim, isLong, newCase, openWhole, quiet, testWriter, touch, track } from './folders'

const VERDICTS = isLong ? 100_000 : 1000
const PER_CLAIM = 4
const hasty = { ...quiet, files: hastyFiles }

function verdict(number: number): Act {
  const said = { judgement: 'as quoted' as const, reasons: `The minutes, page ${number}.`, evidence: [] }
  const data = { claim: claim(number), said, truth: null, stage: 'draft' as const, supersedes: null }
  return { type: 'verdict.recorded', data }
}

async function recordAll(store: CaseStore, count: number, act: (number: number) => Act): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    const batch = Array.from({ length: Math.min(500, count - from) }, (_, index) => act(from + index))
    await Promise.all(batch.map((each) => store.record(each)))
  }
}

describe(`a case of ${VERDICTS.toLocaleString('en')} verdicts`, () => {
  it('opens with the state that it was closed with, and every line is sound', { timeout: 900_000 }, async () => {
    const claims = VERDICTS / PER_CLAIM
    const store = await newCase(testWriter(), hasty)
    await recordAll(
      store,
      claims,
      (number) => ({ ...touch(0), data: { ...touch(0).data, claim: claim(number) } }) as Act,
    )
    await recordAll(store, VERDICTS, (number) => verdict(number % claims))
    const { state } = store
    await store.close()
    const late = track(await openCase(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty))
    expect(late.isReady).toBe(false)
    expect(late.state).toEqual(state)
    await late.whenReady()
    expect(late.state).toEqual(state)
    const checked = await late.verify()
    expect([checked.faults, checked.events]).toEqual([[], VERDICTS + claims + 2])
  })
})

describe('recording a verdict', () => {
  /** File system calls and bytes that one more verdict costs in a case of so many. */
  async function costAt(verdicts: number): Promise<{ calls: string[]; bytes: number }> {
    const made = await newCase(testWriter(), hasty)
    await recordAll(made, verdicts / PER_CLAIM, touch)
    await recordAll(made, verdicts, (number) => verdict(number % (verdicts / PER_CLAIM)))
    await made.close()
    const calls: string[] = []
    const files = faultyFiles((call) => {
      calls.push(call)
      return undefined
    })
    const store = track(
      await openWhole(made.folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), { ...quiet, files }),
    )
    // The first opens the log.
    await store.record(verdict(0))
    const log = path.join(made.folder, 'log', 'desk.jsonl')
    const before = statSync(log).size
    calls.length = 0
    await store.record(verdict(1))
    const cost = { calls: [...calls], bytes: statSync(log).size - before }
    await store.close()
    return cost
  }

  it('costs the same calls of the file system and the same bytes however many there are', async () => {
    const [few, many] = [await costAt(40), await costAt(1200)]
    expect(few.calls).toEqual(['stat', 'stat', 'write', 'datasync'])
    expect(many.calls).toEqual(few.calls)
    // The number of the line has more digits.
    expect(Math.abs(many.bytes - few.bytes)).toBeLessThan(8)
  })
})
