import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Act, TextAnchor } from '../../electron/contract'
import { createCase } from '../../electron/store/open'
import type { CaseStore, Writer } from '../../electron/store/types'

/** A writer as a shell makes one: the computer's own clock and randomness. */
export const benchWriter: Writer = {
  writer: 'bench-desk',
  reviewer: 'ada',
  reviewerName: 'Ada',
  now: Date.now,
  zone: () => 0,
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
}

const TEXT = 'The ferry to Orsa will sail again in May, the harbour office said on Monday. Nobody asked what it costs.'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
export const claimOf = (number: number): string => sha256(`claim ${number}`)

function anchorAt(start: number): TextAnchor {
  const end = start + 24
  return {
    kind: 'text',
    article: `sha256:${sha256('page')}`,
    textHash: sha256(TEXT),
    start,
    end,
    exact: TEXT.slice(start, end),
    prefix: TEXT.slice(Math.max(0, start - 32), start),
    suffix: TEXT.slice(end, end + 32),
  }
}

/** A draft that says as much as a reviewer does. */
export const verdictOn = (claim: string, supersedes: string | null = null): Act => ({
  type: 'verdict.recorded',
  data: {
    claim,
    said: { judgement: 'as quoted', reasons: 'The minutes of the harbour office have these words.', evidence: [] },
    truth: null,
    stage: 'draft',
    supersedes,
  },
})

/** A case with so many claims, each with one verdict, in a folder of its own; `end` removes it. */
export async function filledCase(claims: number): Promise<{ store: CaseStore; end: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attest-bench-'))
  const about = { name: 'Ferry', question: 'Will it sail?', why: 'A reader asked.', responsible: 'The desk' }
  const store = await createCase(path.join(folder, 'Ferry.attest'), about, benchWriter)
  await store.keepText(TEXT)
  const acts = Array.from({ length: claims }, (_, number): Act[] => [
    {
      type: 'claim.touched',
      data: {
        claim: claimOf(number),
        wording: `The ferry sails again in month ${number}.`,
        speaker: 'the harbour office',
        appearances: [{ content: [anchorAt(number % 60)] }],
      },
    },
    verdictOn(claimOf(number)),
  ])
  await Promise.all(acts.flat().map((act) => store.record(act)))
  return { store, end: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) }
}
