import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import type { Act, CaseState, TextAnchor } from '../../electron/contract'
import { nodeFiles, type StoreFiles } from '../../electron/store/files'
import { createCase, openCase } from '../../electron/store/open'
import type { CaseStore, Writer } from '../../electron/store/types'
import { line, median, milliseconds, quantile, timed } from './measure'

const VERDICTS_PER_CLAIM = 4
const RECORDED = 120

/**
 * The case folder at 1,000 and 10,000 verdicts, and with `--long` at 100,000: recording one against lowdb's own
 * `JSONFile` rewriting the same state, opening against `JSON.parse` of the same bytes, how long a thread is held up,
 * and memory.
 */
export async function bench(): Promise<void> {
  const sizes = process.argv.includes('--long') ? [1000, 10_000, 100_000] : [1000, 10_000]
  const folder = mkdtempSync(path.join(tmpdir(), 'attest-bench-'))
  const recording: number[] = []
  try {
    for (const size of sizes) recording.push(await benchSize(folder, size))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log('')
  for (const [index, size] of sizes.entries()) {
    if (index === 0) continue
    const ratio = (recording[index] ?? 0) / (recording[0] ?? 1)
    line(`recording at ${size.toLocaleString('en')} against at 1,000`, `${ratio.toFixed(2)} ×`, 'at most 1.5 ×')
  }
}

async function benchSize(parent: string, size: number): Promise<number> {
  const folder = path.join(parent, `${size}.attest`)
  await makeCase(folder, size)
  const file = path.join(folder, 'case.json')
  const log = path.join(folder, 'log', 'bench.jsonl')
  console.log(`\n  ${size.toLocaleString('en')} verdicts: case.json ${megabytes(file)}, log ${megabytes(log)}`)

  const parsing: number[] = []
  const opening: number[] = []
  const ready: number[] = []
  const parseLog: number[] = []
  for (let round = 0; round < (size > 50_000 ? 3 : 5); round++) {
    parsing.push(await timed(() => JSON.parse(readFileSync(file, 'utf8'))))
    parseLog.push(
      await timed(() =>
        readFileSync(log, 'utf8')
          .trimEnd()
          .split('\n')
          .map((each) => JSON.parse(each)),
      ),
    )
    const start = performance.now()
    const store = await openCase(folder, writer())
    opening.push(performance.now() - start)
    await store.whenReady()
    ready.push(performance.now() - start)
    await store.close()
  }
  line('JSON.parse of case.json', milliseconds(median(parsing)))
  line('opening', milliseconds(median(opening)))
  line('ratio', `${(median(opening) / median(parsing)).toFixed(2)} ×`, 'at most 2.5 ×')
  line('JSON.parse of every line of the log', milliseconds(median(parseLog)))
  line('opening until every line is checked and folded', milliseconds(median(ready)))

  const store = await openCase(folder, writer())
  await store.whenReady()
  const held = monitorEventLoopDelay({ resolution: 5 })
  const times: number[] = []
  for (let number = 0; number < RECORDED; number++) {
    const act = verdict((number * 37) % Math.ceil(size / VERDICTS_PER_CLAIM))
    times.push(await timed(() => store.record(act)))
  }
  const rewriting = await timesOfRewriting(path.join(parent, 'lowdb.json'), store.state, size)
  line('recording a verdict, median', milliseconds(median(times)))
  line('recording a verdict, p99', milliseconds(quantile(times, 0.99)))
  line('lowdb JSONFile rewriting the same state, median', milliseconds(median(rewriting)))
  line('ratio', `${(median(rewriting) / median(times)).toFixed(1)} ×`)
  held.enable()
  const writing = await timed(() => store.close())
  held.disable()
  line('writing case.json on closing', milliseconds(writing))
  line('the thread was held up meanwhile, longest', milliseconds(held.max / 1e6))
  line('peak memory', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  return median(times)
}

async function timesOfRewriting(file: string, state: CaseState, size: number): Promise<number[]> {
  const database = new Low<CaseState>(new JSONFile(file), state)
  const times: number[] = []
  for (let round = 0; round < (size > 50_000 ? 3 : 7); round++) times.push(await timed(() => database.write()))
  return times
}

async function makeCase(folder: string, verdicts: number): Promise<void> {
  const about = { name: 'Bench', question: 'How long?', why: 'To know.', responsible: 'Nobody' }
  const store = await createCase(folder, about, writer(), { files: hasty })
  const claims = Math.ceil(verdicts / VERDICTS_PER_CLAIM)
  await inBatches(store, claims, touch)
  await inBatches(store, verdicts, (number) => verdict(number % claims))
  await store.close()
}

async function inBatches(store: CaseStore, count: number, act: (number: number) => Act): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    const batch = Array.from({ length: Math.min(500, count - from) }, (_, index) => store.record(act(from + index)))
    await Promise.all(batch)
  }
}

const claim = (number: number) => createHash('sha256').update(`claim ${number}`).digest('hex')
const SENTENCE = 'The ferry will sail again before the end of the month, the harbour master told the council.'
const TEXT = createHash('sha256').update(SENTENCE).digest('hex')

function touch(number: number): Act {
  const anchor: TextAnchor = {
    ...{ kind: 'text', article: `sha256:${TEXT}`, textHash: TEXT, start: number, end: number + 54 },
    ...{ exact: SENTENCE.slice(0, 54), prefix: '', suffix: SENTENCE.slice(54, 86) },
  }
  const wording = `The ferry will sail again before month ${number}.`
  const data = { claim: claim(number), wording, speaker: 'the harbour master', appearances: [{ content: [anchor] }] }
  return { type: 'claim.touched', data }
}

function verdict(number: number): Act {
  const said = { judgement: 'as quoted' as const, reasons: 'The minutes of the meeting have it so.', evidence: [] }
  const truth = { scale: 'plain', rating: 'true', reasons: 'It sailed, as the timetable shows.', evidence: [] }
  return { type: 'verdict.recorded', data: { claim: claim(number), said, truth, stage: 'draft', supersedes: null } }
}

function writer(): Writer {
  return { writer: 'bench', reviewer: 'ada', reviewerName: 'Ada', now: Date.now, zone: () => 0, randomBytes }
}

/** The real file system without waiting for the disk, to make cases quickly; what is measured waits for it. */
const hasty: StoreFiles = {
  ...nodeFiles,
  open: (async (...args: Parameters<StoreFiles['open']>) => {
    const handle = await nodeFiles.open(...args)
    handle.sync = async () => undefined
    handle.datasync = async () => undefined
    return handle
  }) as StoreFiles['open'],
}

const megabytes = (file: string): string => `${(statSync(file).size / 1e6).toFixed(1)} MB`
