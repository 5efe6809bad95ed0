import { type Act, type EventType, eventSchemas, type LogEvent } from '../contract'
import { lineOf, sealEvent } from './chain'
import { nextAt } from './clock'
import { describeFileError } from './files'
import { LogChanged, type OwnLog } from './own-log'
import { StoreRefused, type Writer } from './types'

/** Where the own log stands. */
export interface LogPosition {
  readonly seq: number
  readonly hash: string
  /** Greatest `at` seen in any log. */
  readonly lastAt: string
}

/** Records acts one after another; those that wait while the disk writes share the next write. */
export interface Recorder {
  record(act: Act, reviewer: string, reviewerName: string): Promise<LogEvent>
  /** Why nothing can be recorded now; null when it can. */
  readonly trouble: string | null
  readonly position: LogPosition
  /**
   * Runs a task that no append may run beside, such as a merge. It gets what it may change of the log's position, and
   * answers where the log stands after it.
   */
  exclusively(task: (position: LogPosition) => Promise<LogPosition>): Promise<void>
  /** Tries whether the disk is well again. */
  heal(): Promise<void>
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
}

interface Waiting {
  readonly type: EventType
  readonly data: unknown
  readonly reviewer: string
  readonly reviewerName: string
  readonly resolve: (event: LogEvent) => void
  readonly reject: (error: StoreRefused) => void
}

/**
 * @param writerId the writer whose log this is; may be another than `writer.writer`.
 * @param namesGiven reviewer ids and the names the case has for them, null where erased; kept up to date here.
 * @param onRecorded gets events that are durable, with their bytes, before their acts are answered.
 */
export function recorder(
  caseId: string,
  writerId: string,
  writer: Writer,
  log: OwnLog,
  start: LogPosition,
  namesGiven: Map<string, string | null>,
  onRecorded: (events: readonly LogEvent[], bytes: Uint8Array) => void,
): Recorder {
  let position = start
  let trouble: { text: string; lasting: boolean } | null = null
  let queue: Waiting[] = []
  let running: Promise<void> | null = null

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue
      queue = []
      await recordTogether(batch)
    }
  }

  /** Runs a task that touches the log, unless one runs that will empty the queue when it is done. */
  function run(task: () => Promise<void>): void {
    running ??= Promise.resolve()
      .then(task)
      .then(drain)
      .finally(() => {
        running = null
        // An answer lets its caller record again before this line is reached.
        if (queue.length > 0) run(drain)
      })
  }

  async function recordTogether(batch: readonly Waiting[]): Promise<void> {
    if (trouble) await healTrouble()
    if (trouble) {
      for (const waiting of batch) waiting.reject(new StoreRefused(trouble.text, 'read only'))
      return
    }
    const { sealed, events, next } = seal(batch)
    if (events.length === 0) return
    const bytes = Buffer.from(events.map(lineOf).join(''))
    try {
      await log.append(bytes)
    } catch (error) {
      trouble = troubleOf(error)
      for (const { waiting } of sealed) waiting.reject(new StoreRefused(trouble.text, 'failed'))
      return
    }
    position = next
    for (const event of events) noteName(event)
    onRecorded(events, bytes)
    for (const { waiting, event } of sealed) waiting.resolve(event)
  }

  function seal(batch: readonly Waiting[]) {
    const sealed: { waiting: Waiting; event: LogEvent }[] = []
    const events: LogEvent[] = []
    const namedHere = new Set<string>()
    let next = position
    const add = (type: EventType, data: unknown, by: string): LogEvent => {
      const at = nextAt(next.lastAt, writer.now())
      const [id, salt] = [hexOf(writer.randomBytes(16)), hexOf(writer.randomBytes(16))]
      const open = { v: 1 as const, case: caseId, id, writer: writerId, seq: next.seq + 1, at, zone: writer.zone(), by }
      const event = sealEvent({ ...open, type, data, salt, prev: next.hash })
      next = { seq: event.seq, hash: event.hash, lastAt: at }
      events.push(event)
      return event
    }
    for (const waiting of batch) {
      const { reviewer, reviewerName } = waiting
      const before = { next, count: events.length }
      try {
        const isNamed = namedHere.has(reviewer) || waiting.type === 'reviewer.named'
        if (!isNamed && lacksName(reviewer, reviewerName))
          add('reviewer.named', { reviewer, name: reviewerName }, reviewer)
        const event = add(waiting.type, waiting.data, reviewer)
        namedHere.add(reviewer)
        sealed.push({ waiting, event })
      } catch (error) {
        next = before.next
        events.length = before.count
        const why = error instanceof Error ? error.message : String(error)
        waiting.reject(new StoreRefused(`The act can't be written down: ${why}`))
      }
    }
    return { sealed, events, next }
  }

  /** True where the case does not know the name; one that was erased is not given again by itself. */
  function lacksName(reviewer: string, name: string): boolean {
    const given = namesGiven.get(reviewer)
    return name !== '' && given !== null && given !== name
  }

  function noteName(event: LogEvent): void {
    const read = eventSchemas['reviewer.named'].safeParse(event.data)
    if (event.type === 'reviewer.named' && read.success) namesGiven.set(read.data.reviewer, read.data.name)
  }

  async function healTrouble(): Promise<void> {
    if (trouble === null || trouble.lasting) return
    try {
      await log.heal()
      trouble = null
    } catch (error) {
      trouble = troubleOf(error)
    }
  }

  return {
    record(act, reviewer, reviewerName) {
      const schema = Object.hasOwn(eventSchemas, act.type) ? eventSchemas[act.type] : null
      const read = schema?.safeParse(act.data)
      if (!read?.success) {
        const where = read?.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
        return Promise.reject(new StoreRefused(`The act ${act.type} is not complete: ${where ?? 'unknown kind'}`))
      }
      // What stands in memory must be what will be read back from disk.
      const data: unknown = JSON.parse(JSON.stringify(read.data))
      return new Promise((resolve, reject) => {
        queue.push({ type: act.type, data, reviewer, reviewerName, resolve, reject })
        run(drain)
      })
    },
    get trouble() {
      return trouble?.text ?? null
    },
    get position() {
      return position
    },
    async exclusively(task) {
      while (running) await running
      let failure: { error: unknown } | null = null
      run(async () => {
        try {
          position = await task(position)
        } catch (error) {
          failure = { error }
        }
      })
      await running
      const failed = failure as { error: unknown } | null
      if (failed) throw failed.error
    },
    async heal() {
      run(healTrouble)
      await running
    },
    async idle() {
      while (running) await running
    },
  }
}

function troubleOf(error: unknown): { text: string; lasting: boolean } {
  if (error instanceof LogChanged) {
    return { text: `Nothing can be recorded: ${error.message}. Close the case and open it again.`, lasting: true }
  }
  return { text: `Nothing can be recorded: ${describeFileError(error)}.`, lasting: false }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
