import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { claim, isLong, newCase, openWhole, quiet, temporaryFolder, testWriter, touch, track } from './folders'

const kills = isLong ? 200 : 3
const CLAIMS = 5
const program = path.resolve('out', 'attest.cjs')

/** What `attest run` has said it recorded, by the event's id. */
interface Acknowledged {
  readonly event: string
  readonly reasons: string
}

/** Feeds verdicts to `attest run`, several ahead, and kills it so many milliseconds after its first answer. */
async function judgeAndKill(folder: string, data: string, round: number, after: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [program, 'run', folder, '--reviewer', 'Ada Quill', '--data', data], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  let errors = ''
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes.toString()
  })
  child.stdin.on('error', () => undefined)
  const given: Acknowledged[] = []
  const asked = new Map<number, string>()
  let next = 0
  const ask = (to: ChildProcess) => {
    const id = next++
    const reasons = `round ${round}, verdict ${id} ${'x'.repeat((id * 7919) % 3000)}`
    asked.set(id, reasons)
    const params = {
      claim: claim(id % CLAIMS),
      said: { judgement: 'as quoted', reasons, evidence: [] },
      truth: null,
      stage: 'draft',
    }
    to.stdin?.write(`${JSON.stringify({ id, method: 'verdict.record', params })}\n`)
  }
  for (let ahead = 0; ahead < 8; ahead++) ask(child)
  // A line that the kill cut short is no answer: it has no newline and is not given as whole JSON.
  for await (const line of createInterface({ input: child.stdout })) {
    let reply: { id: number; ok: boolean; value?: { event: string }; error?: { message: string } }
    try {
      reply = JSON.parse(line)
    } catch {
      continue
    }
    expect(reply).toMatchObject({ ok: true })
    if (given.length === 0) setTimeout(() => child.kill('SIGKILL'), after)
    given.push({ event: reply.value?.event ?? '', reasons: asked.get(reply.id) ?? '' })
    ask(child)
  }
  await ended
  expect(errors).toBe('')
  return given
}

describe('attest run, fed with verdicts and killed', () => {
  it(`${kills} times: every verdict that it answered is there, whole`, {
    timeout: 60_000 + kills * 15_000,
  }, async () => {
    const store = await newCase({ ...testWriter('maker', 'eve', Date.now() - 60_000), randomBytes })
    for (let number = 0; number < CLAIMS; number++) await store.record(touch(number))
    await store.close()
    const data = temporaryFolder()
    const all: Acknowledged[] = []
    for (let round = 0; round < kills; round++) {
      all.push(...(await judgeAndKill(store.folder, data, round, Math.floor(Math.random() * 150))))
      const reader = { ...testWriter('reader', 'eve', Date.now()), reviewerName: '' }
      const again = track(await openWhole(store.folder, reader, quiet))
      expect([round, again.readOnly]).toEqual([round, null])
      const there = new Map(
        Object.values(again.state.claims)
          .flatMap(({ verdicts }) => verdicts)
          .map(({ id, said }) => [id, said?.reasons]),
      )
      expect(all.filter(({ event, reasons }) => there.get(event) !== reasons)).toEqual([])
      expect(again.state.parked).toEqual([])
      await again.close()
    }
    expect(all.length).toBeGreaterThan(kills)
  })
})
