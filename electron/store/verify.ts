import path from 'node:path'
import type { CaseState, Fault, TextAnchor } from '../contract'
import { resolveAnchor } from '../core/text/anchors'
import { readCaseFile } from './case-file'
import { sha256Of } from './chain'
import { isFarFuture } from './clock'
import { namesIn, readIfThere, type StoreFiles } from './files'
import { type LogFile, logFiles } from './folder'
import { erasedIn, firstBereft, firstEvent } from './load'
import { type LogReading, readLogSteps } from './log-reader'
import { type RunSteps, rests } from './steps'

export interface VerifiedCase {
  readonly files: StoreFiles
  readonly folder: string
  readonly caseId: string
  readonly state: CaseState
  /** Unix milliseconds. */
  readonly now: number
  /** Name of the log that is written meanwhile, and how much of it counts. */
  readonly own: { readonly name: string; readonly bytes: number }
  readonly run: RunSteps
}

/** Walks everything there is: logs line by line, originals, texts, the anchors of decisions, `case.json`. */
export async function verifyCase(about: VerifiedCase): Promise<{ faults: Fault[]; events: number; writers: number }> {
  const faults: Fault[] = []
  const hashes = new Set<string>()
  const writers = new Set<string>()
  const names: string[] = []
  const readings: LogReading[] = []
  // Before the logs, which may grow meanwhile and then know more than it.
  const snapshot = await readIfThere(about.files, path.join(about.folder, 'case.json'))
  for (const log of await logFiles(about.files, about.folder)) {
    const reading = await verifyLog(about, log, faults)
    names.push(log.name)
    readings.push(reading)
    for (const event of reading.events) {
      hashes.add(event.hash)
      writers.add(event.writer)
    }
  }
  verifyData(names, readings, faults)
  verifyCaseFile(snapshot, readings, faults)
  await verifyKept(about, 'originals', faults)
  await verifyKept(about, 'texts', faults)
  await verifyPresence(about, faults)
  await verifyAnchors(about, faults)
  return { faults, events: hashes.size, writers: writers.size }
}

async function verifyLog(about: VerifiedCase, log: LogFile, faults: Fault[]): Promise<LogReading> {
  const file = `log/${log.name}`
  const whole = await about.files.readFile(log.path)
  const bytes = log.name === about.own.name ? whole.subarray(0, about.own.bytes) : whole
  const writer = log.writer ?? firstEvent(bytes)?.writer ?? ''
  const reading = await about.run(readLogSteps(bytes, about.caseId, writer, []))
  if (reading.fault) {
    faults.push({
      level: 'error',
      file,
      line: reading.fault.line,
      what: reading.fault.what,
      remedy: 'Bring in another copy of the case, or restore the file from a backup of your computer.',
    })
  }
  if (reading.tail) {
    faults.push({
      level: 'warning',
      file,
      line: reading.events.length + 1,
      what: 'the last line is not finished',
      remedy: 'Close the case and open it again, or wait until the file has arrived whole.',
    })
  }
  const future = reading.events.findIndex((event) => isFarFuture(event.at, about.now))
  if (future >= 0) {
    const what = 'acts from here on are dated in the future'
    faults.push({ level: 'warning', file, line: future + 1, what, remedy: "Check the computers' clocks." })
  }
  return reading
}

/** Only an erasure may take an event's data. */
function verifyData(names: readonly string[], logs: readonly LogReading[], faults: Fault[]): void {
  const erased = erasedIn(logs)
  for (const [index, { events }] of logs.entries()) {
    const bereft = firstBereft(events, erased)
    if (bereft < 0) continue
    faults.push({
      level: 'error',
      file: `log/${names[index]}`,
      line: bereft + 1,
      what: 'the data of the line is gone, and no erasure names it',
      remedy: 'Bring in another copy of the case, or restore the file from a backup of your computer.',
    })
  }
}

function verifyCaseFile(bytes: Buffer | null, logs: readonly LogReading[], faults: Fault[]): void {
  // Deleted, or not written yet: it follows from the logs.
  if (bytes === null) return
  const reading = readCaseFile(bytes)
  const fault = (what: string, remedy: string) =>
    faults.push({ level: 'error', file: 'case.json', line: null, what, remedy })
  if (reading.kind !== 'sound') {
    fault('the file is damaged or was changed by another program', 'It is built again from the log on the next change.')
    return
  }
  for (const head of reading.heads) {
    const reached = logs.some(
      ({ head: own, events }) => own.writer === head.writer && events[head.seq - 1]?.hash === head.hash,
    )
    if (reached) continue
    const what = `act ${head.seq} of ${head.writer}, which the file knows, is not in its log`
    fault(what, 'Bring in another copy of the case, or restore the log from a backup of your computer.')
  }
}

/** Every file named by a hash must have it. */
async function verifyKept(about: VerifiedCase, part: 'originals' | 'texts', faults: Fault[]): Promise<void> {
  for (const name of await namesIn(about.files, path.join(about.folder, part))) {
    const [, expected] = /^([0-9a-f]{64})\./.exec(name) ?? []
    if (expected === undefined) continue
    const bytes = await about.files.readFile(path.join(about.folder, part, name))
    if (sha256Of(bytes) === expected) continue
    faults.push({
      level: 'error',
      file: `${part}/${name}`,
      line: null,
      what: 'its bytes are not those that were kept',
      remedy: 'Import the same file again: the damaged one is put aside and the sound one kept.',
    })
  }
}

/** What the case names must be there. */
async function verifyPresence(about: VerifiedCase, faults: Fault[]): Promise<void> {
  const { files, folder, state } = about
  const originals = new Set((await namesIn(files, path.join(folder, 'originals'))).map((name) => name.slice(0, 64)))
  const texts = new Set((await namesIn(files, path.join(folder, 'texts'))).map((name) => name.slice(0, 64)))
  const missing = (file: string, of: string) =>
    faults.push({
      level: 'error',
      file,
      line: null,
      what: `the file of "${of}" is not there`,
      remedy: 'Import the same file again, or bring in another copy of the case.',
    })
  for (const kept of [...Object.values(state.articles), ...Object.values(state.files)]) {
    const sha256 = kept.id.replace(/^sha256:/, '')
    if (!originals.has(sha256)) missing(`originals/${sha256}.${kept.extension}`, kept.name)
  }
  for (const article of Object.values(state.articles)) {
    if (!texts.has(article.textHash)) missing(`texts/${article.textHash}.txt`, article.name)
  }
}

/** Every passage that a claim or its evidence cites must stand in its text. */
async function verifyAnchors(about: VerifiedCase, faults: Fault[]): Promise<void> {
  const texts = new Map<string, string | null>()
  const check = async (anchor: TextAnchor, where: string) => {
    const file = `texts/${anchor.textHash}.txt`
    if (!texts.has(file)) {
      texts.set(file, (await readIfThere(about.files, path.join(about.folder, file)))?.toString('utf8') ?? null)
    }
    const resolution = resolveAnchor(anchor, texts.get(file) ?? null, anchor.textHash)
    if (resolution.state === 'exact') return
    const what = `a passage of ${where} does not stand where it stood: "${anchor.exact.slice(0, 60)}"`
    faults.push({ level: 'error', file, line: null, what, remedy: 'Restore the text from another copy of the case.' })
  }
  for (const claim of Object.values(about.state.claims)) {
    const passages = [
      ...claim.appearances.flatMap((member) => member.content),
      ...claim.evidence.flatMap(({ evidence }) => (evidence.kind === 'passage' ? [evidence.anchor] : [])),
    ]
    for (const anchor of passages) await check(anchor, `the claim "${claim.wording.slice(0, 60)}"`)
    await about.run(rests())
  }
}
