import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import type { Act, CaseState, EventData, Host, TextAnchor } from '../../electron/contract'
import { startWorkbench } from '../../electron/shells/workbench-client'
import { nodeFiles, type StoreFiles } from '../../electron/store/files'
import { createCase, openCase } from '../../electron/store/open'
import type { CaseStore, Writer } from '../../electron/store/types'
import { line, median, milliseconds, quantile, timed } from './measure'

const VERDICTS_PER_CLAIM = 4
const RECORDED = 150
const WARM_UP = 20

/**
 * The case folder at 1,000 and 10,000 verdicts, and with `--long` at 100,000: opening against `JSON.parse` of the same
 * bytes, recording one against lowdb's own `JSONFile` rewriting the same state, how long the main thread of the
 * application is held up, and memory.
 */
export async function bench({ project }: { project: string }): Promise<void> {
  const sizes = process.argv.includes('--long') ? [1000, 10_000, 100_000] : [1000, 10_000]
  const folder = mkdtempSync(path.join(tmpdir(), 'attest-bench-'))
  const cases = sizes.map((size) => ({ size, folder: path.join(folder, `${size}.attest`) }))
  try {
    for (const each of cases) await makeCase(each.folder, each.size)
    for (const each of cases) await benchOpening(each)
    await benchRecording(cases, path.join(folder, 'lowdb.json'))
    for (const each of cases) inFreshProcess(each, project, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface BenchCase {
  readonly size: number
  readonly folder: string
}

const claimsOf = (size: number): number => Math.ceil(size / VERDICTS_PER_CLAIM)
const title = ({ size }: BenchCase, what: string) => console.log(`\n  ${size.toLocaleString('en')} verdicts: ${what}`)

async function benchOpening({ size, folder }: BenchCase): Promise<void> {
  const file = path.join(folder, 'case.json')
  const log = path.join(folder, 'log', 'bench.jsonl')
  title({ size, folder }, `case.json ${megabytes(file)}, log ${megabytes(log)}`)
  const [parsing, opening, ready]: number[][] = [[], [], []]
  for (let round = 0; round < (size > 50_000 ? 5 : 9); round++) {
    collectGarbage()
    parsing?.push(await timed(() => JSON.parse(readFileSync(file, 'utf8'))))
    collectGarbage()
    const start = performance.now()
    const store = await openCase(folder, writer())
    opening?.push(performance.now() - start)
    await store.whenReady()
    ready?.push(performance.now() - start)
    await store.close()
  }
  const ratio = median(opening ?? []) / median(parsing ?? [])
  line('JSON.parse of case.json', milliseconds(median(parsing ?? [])))
  line('opening', milliseconds(median(opening ?? [])), `${ratio.toFixed(2)} ×, at most 2.5 ×`)
  line('until every line of the log is read and folded', milliseconds(median(ready ?? [])))
}

/** All cases in turn, so that a noisy machine disturbs all alike. */
async function benchRecording(cases: readonly BenchCase[], file: string): Promise<void> {
  const stores: { size: number; store: CaseStore; times: number[]; rewriting: number[] }[] = []
  for (const { size, folder } of cases) {
    const store = await openCase(folder, writer())
    await store.whenReady()
    stores.push({ size, store, times: [], rewriting: [] })
  }
  for (let number = 0; number < WARM_UP + RECORDED; number++) {
    for (const { size, store, times } of stores) {
      const act = verdict((number * 37) % claimsOf(size))
      const took = await timed(() => store.record(act))
      if (number >= WARM_UP) times.push(took)
    }
  }
  for (let round = 0; round < 3; round++) {
    for (const { store, rewriting } of stores) {
      const database = new Low<CaseState>(new JSONFile(file), store.state)
      rewriting.push(await timed(() => database.write()))
    }
  }
  const [first] = stores
  for (const { size, store, times, rewriting } of stores) {
    title({ size, folder: '' }, 'recording one more')
    const against = median(times) / median(first?.times ?? [])
    line('median', milliseconds(median(times)), size === first?.size ? '' : `${against.toFixed(2)} ×, at most 1.5 ×`)
    line('p99', milliseconds(quantile(times, 0.99)))
    const ratio = median(rewriting) / median(times)
    line('lowdb JSONFile rewriting the same state', milliseconds(median(rewriting)), `${ratio.toFixed(0)} ×`)
    const held = monitorEventLoopDelay({ resolution: 2 })
    held.enable()
    const closing = await timed(() => store.close())
    held.disable()
    line('closing: case.json and its backup', milliseconds(closing), `thread held ${milliseconds(held.max / 1e6)}`)
  }
}

/** What the application needs is seen best where nothing ran before. */
function inFreshProcess(each: BenchCase, project: string, parent: string): void {
  const bundle = JSON.stringify(path.join(project, 'out', 'bench', 'store.cjs'))
  const given = [each, project, parent].map((value) => JSON.stringify(value)).join()
  spawnSync(process.execPath, ['-e', `require(${bundle}).application(${given})`], { stdio: 'inherit' })
}

/** The whole application with its workbench in a thread, as the desktop shell starts it; this thread is its main one. */
export async function application({ size, folder }: BenchCase, project: string, parent: string): Promise<void> {
  const host: Host = {
    shell: 'cli',
    can: { openDialog: false, saveDialog: false, showInFolder: false, printToPdf: false },
    chooseFiles: async () => [],
    chooseFolder: async () => null,
    choosePath: async () => null,
    showInFolder: async () => {},
    printToPdf: async () => null,
  }
  const places = { codeFolder: path.join(project, 'out'), dataFolder: path.join(parent, 'data'), casesFolder: parent }
  const workbench = await startWorkbench({ host, ...places, version: '0.0.0' })
  const call = async (method: string, params: unknown) => {
    const reply = await workbench.call(method, params)
    if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  }
  await call('app.setReviewer', { name: 'Ada Quill' })
  // What the machine itself holds this thread up, with nothing to do.
  const idle = monitorEventLoopDelay({ resolution: 2 })
  idle.enable()
  await new Promise((resolve) => setTimeout(resolve, 4000))
  idle.disable()
  const held = monitorEventLoopDelay({ resolution: 2 })
  const ran = longestRun()
  held.enable()
  const opening = await timed(() => call('case.open', { folder }))
  const [recording, showing, queue]: number[][] = [[], [], []]
  for (let number = 0; number < 30; number++) {
    const { data } = verdict((number * 37) % claimsOf(size))
    const { supersedes: _, ...params } = data as EventData<'verdict.recorded'>
    recording?.push(await timed(() => call('verdict.record', params)))
    showing?.push(await timed(() => call('claim.get', { id: params.claim })))
    if (number % 10 === 0) queue?.push(await timed(() => call('claim.queue', { limit: 50 })))
  }
  // The first snapshot is written after two seconds of quiet.
  await new Promise((resolve) => setTimeout(resolve, 2500))
  const closing = await timed(() => workbench.close())
  held.disable()
  title({ size, folder }, 'the whole application')
  line('case.open answered', milliseconds(opening))
  line('verdict.record, median (the first waits for the logs)', milliseconds(median(recording ?? [])))
  line('claim.get, median', milliseconds(median(showing ?? [])))
  line('claim.queue, a page of 50, median', milliseconds(median(queue ?? [])))
  line('closing', milliseconds(closing))
  const noise = `at most 50 ms; with nothing to do ${milliseconds(idle.max / 1e6)}`
  line('main thread held up, longest', milliseconds(held.max / 1e6), noise)
  const own = ran()
  if (own !== null) line('… without the time that it waited for a processor', milliseconds(own), 'at most 50 ms')
  line('peak memory', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

async function makeCase(folder: string, verdicts: number): Promise<void> {
  const about = { name: 'Bench', question: 'How long?', why: 'To know.', responsible: 'Nobody' }
  const store = await createCase(folder, about, writer(), { files: hasty, snapshotDelay: 1e9 })
  const claims = claimsOf(verdicts)
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
  const truth = { scale: 'plain', rating: 'not-rated', reasons: 'It is a forecast.', evidence: [] }
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

/**
 * Watches how long the main thread runs at most between two turns of its event loop, by the time that the system says it
 * had a processor (Linux, proc(5): /proc/pid/task/tid/schedstat). Answers it in milliseconds and stops; null elsewhere.
 */
function longestRun(): () => number | null {
  const file = `/proc/self/task/${process.pid}/schedstat`
  const now = () => (existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : null)
  let [last, longest] = [now(), 0]
  const timer = setInterval(() => {
    const time = now()
    if (time !== null && last !== null) longest = Math.max(longest, time - last)
    last = time
  }, 2)
  return () => {
    clearInterval(timer)
    return last === null ? null : longest
  }
}

/** So that neither of two works that are held against each other clears up after the other. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

const megabytes = (file: string): string => `${(statSync(file).size / 1e6).toFixed(1)} MB`
