import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import type { Act, TextAnchor } from '../../../electron/contract'
import { type CopySource, folderSource } from '../../../electron/store/copy-source'
import { nodeFiles } from '../../../electron/store/files'
import { createCase, openCase } from '../../../electron/store/open'
import type { StoreOptions } from '../../../electron/store/options'
import type { CaseStore, Writer } from '../../../electron/store/types'

const made: string[] = []
const opened: CaseStore[] = []

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close().catch(() => undefined)
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}, 120_000)

/** True under `npm run test:long`, which runs in full what `npm test` runs in short. */
export const isLong = import.meta.env.MODE === 'long'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'attest-store-'))
  made.push(folder)
  return folder
}

/** A writer whose clock and randomness the test owns: every run writes the same bytes. */
export function testWriter(writer = 'desk', reviewer = 'ada', start = Date.UTC(2031, 4, 6)): Writer {
  let [ticks, drawn] = [0, 0]
  return {
    writer,
    reviewer,
    reviewerName: reviewer[0]?.toUpperCase() + reviewer.slice(1),
    now: () => start + 1000 * ticks++,
    zone: () => 120,
    randomBytes: (length) =>
      createHash('sha256').update(`${writer}/${reviewer}/${start}/${drawn++}`).digest().subarray(0, length),
  }
}

export const about = {
  name: 'Bridge over the Lum',
  question: 'Who promised what about the bridge?',
  why: 'Two papers tell it differently.',
  responsible: 'The desk',
}

/** No timers run by themselves: the tests close cases. */
export const quiet: Partial<StoreOptions> = { snapshotDelay: 1_000_000, healDelay: 1_000_000 }

export async function newCase(writer = testWriter(), options = quiet): Promise<CaseStore> {
  const folder = path.join(temporaryFolder(), 'Bridge.attest')
  const store = track(await createCase(folder, about, writer, options))
  await store.keepText(articleText)
  return store
}

export async function reopen(
  folder: string,
  writer = testWriter('desk', 'ada', Date.UTC(2031, 4, 7)),
  options = quiet,
) {
  return track(await openWhole(folder, writer, options))
}

/** A case folder as another copy to merge with. */
export const folderCopy = (folder: string): CopySource => folderSource(nodeFiles, folder)

/** Opens a case and waits until its logs are read. */
export async function openWhole(folder: string, writer: Writer, options: Partial<StoreOptions>): Promise<CaseStore> {
  const store = await openCase(folder, writer, options)
  await store.whenReady()
  return store
}

export function track(store: CaseStore): CaseStore {
  opened.push(store)
  return store
}

/** Copies a closed case folder. */
export function copyOf(folder: string): string {
  const copy = path.join(temporaryFolder(), path.basename(folder))
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** The texts of a case's notes, sorted. */
export const notesOf = ({ state }: CaseStore) =>
  Object.values(state.notes)
    .map(({ text }) => text)
    .sort()

/** Every file of a folder by its path within, with its bytes. */
export function filesOf(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(folder, name)
    if (statSync(file).isFile()) files.set(name, readFileSync(file))
  }
  return files
}

const articleText = 'The bridge will open in May, the mayor said. Nobody asked what it costs.'
export const textHash = createHash('sha256').update(articleText).digest('hex')
export const article = `sha256:${createHash('sha256').update('page').digest('hex')}`

/** An anchor in a text of the tests. */
export function anchor(start: number, end: number): TextAnchor {
  return {
    kind: 'text',
    article,
    textHash,
    start,
    end,
    exact: articleText.slice(start, end),
    prefix: articleText.slice(Math.max(0, start - 32), start),
    suffix: articleText.slice(end, end + 32),
  }
}

/** The id of the n-th claim of the tests. */
export function claim(number: number): string {
  return createHash('sha256').update(`claim ${number}`).digest('hex')
}

export function touch(number: number): Act {
  return {
    type: 'claim.touched',
    data: {
      claim: claim(number),
      wording: `The bridge opens in month ${number}.`,
      speaker: 'the mayor',
      appearances: [{ content: [anchor(number, number + 10)] }],
    },
  }
}

export function note(text: string): Act {
  return { type: 'note.added', data: { target: { kind: 'case' }, text } }
}
