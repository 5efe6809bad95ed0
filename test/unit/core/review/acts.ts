import { createHash } from 'node:crypto'
import type { Act, LogEvent } from '../../../../electron/contract'
import { sealEvent } from '../../../../electron/store/chain'

/** Hash of anything, for ids that tests can name. */
export function hashed(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

/** Writers' logs in the making: each act follows on its writer's last, at the minute the test says. */
export function logs() {
  const heads = new Map<string, { seq: number; hash: string }>()
  const all: LogEvent[] = []
  let minute = 0
  const act = (by: string, what: Act, at = ++minute, writer = `${by}-desk`): LogEvent => {
    const head = heads.get(writer) ?? { seq: 0, hash: '0'.repeat(64) }
    minute = Math.max(minute, at)
    const event = sealEvent({
      v: 1,
      case: 'lum',
      id: hashed(`${writer}/${head.seq + 1}`).slice(0, 32),
      writer,
      seq: head.seq + 1,
      at: `${String(at * 60_000).padStart(13, '0')}-000000`,
      zone: 0,
      by,
      type: what.type,
      data: what.data,
      salt: hashed(`salt/${writer}/${head.seq}`).slice(0, 32),
      prev: head.hash,
    })
    heads.set(writer, { seq: event.seq, hash: event.hash })
    all.push(event)
    return event
  }
  return { act, all }
}

const text = 'The harbour will stay shut until Friday, the captain said. “We counted nine boats,” she added.'
export const page = `sha256:${hashed('page')}`

export function passage(start: number, end: number) {
  return {
    kind: 'text' as const,
    article: page,
    textHash: hashed(text),
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
  }
}

export const one = hashed('claim one')
export const two = hashed('claim two')

export function created(): Act {
  return { type: 'case.created', data: { name: 'Lum', question: 'Is it shut?', why: 'Asked.', responsible: 'Desk' } }
}

export function imported(): Act {
  return {
    type: 'article.imported',
    data: {
      article: page,
      name: 'page.txt',
      extension: 'txt',
      bytes: text.length,
      reader: 'text',
      readerVersion: '1',
      textHash: hashed(text),
      textLength: text.length,
      captured: null,
    },
  }
}

export function touched(claim = one, start = 0): Act {
  return {
    type: 'claim.touched',
    data: {
      claim,
      wording: text.slice(start, start + 39),
      speaker: null,
      appearances: [{ content: [passage(start, 39)] }],
    },
  }
}

export function confirmed(claim = one): Act {
  const speaker = { known: true, name: 'the captain', kind: 'person' } as const
  return { type: 'claim.speakerConfirmed', data: { claim, speaker, reason: 'named in the sentence' } }
}

export function evidence(claim = one): Act {
  return {
    type: 'evidence.added',
    data: { claim, evidence: { kind: 'passage', anchor: passage(4, 11) }, stance: 'for', note: '' },
  }
}

export function verdict(
  judgement: 'as quoted' | 'altered' | 'not established',
  about: { evidence?: string[]; stage?: 'draft' | 'ready'; supersedes?: string | null; claim?: string } = {},
): Act {
  return {
    type: 'verdict.recorded',
    data: {
      claim: about.claim ?? one,
      said: { judgement, reasons: 'read it', evidence: about.evidence ?? [] },
      truth: null,
      stage: about.stage ?? 'ready',
      supersedes: about.supersedes ?? null,
    },
  }
}

export function reviewed(verdictId: string, agrees: boolean, claim = one): Act {
  return { type: 'verdict.reviewed', data: { claim, verdict: verdictId, agrees, reasons: 'looked again' } }
}

export function undo(event: LogEvent): Act {
  return { type: 'undo', data: { event: event.id } }
}
