import { access, mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import * as z from 'zod'

const Reviewer = z.object({ id: z.string().min(1), name: z.string().min(1) })
/** A report written to a file, so that it can be marked as published days later by its own SHA-256. */
const Exported = z.object({
  case: z.string(),
  sha256: z.string(),
  kind: z.enum(['publish', 'archive']),
  format: z.string(),
  name: z.string(),
  path: z.string().nullable(),
  at: z.string(),
  claims: z.array(z.string()),
})
const SettingsFile = z.object({
  version: z.literal(1),
  /** Opaque id of this installation: names its log in every case. */
  writer: z.string().regex(/^[0-9a-z-]{8,64}$/),
  reviewer: Reviewer.nullable(),
  /** Everybody who has reviewed here, so that who comes back is the same person. */
  reviewers: z.array(Reviewer).default([]),
  /** Newest first. */
  recent: z.array(z.object({ folder: z.string(), name: z.string(), openedAt: z.string() })),
  publisher: z
    .object({ organisation: z.string().nullable(), baseUrl: z.string().nullable() })
    .default({ organisation: null, baseUrl: null }),
  /** Newest first. */
  exported: z.array(Exported).default([]),
})
export type Settings = z.infer<typeof SettingsFile>

/** The settings of this installation, kept as readable JSON and written atomically. */
export interface SettingsStore {
  read(): Promise<Settings>
  update(change: (settings: Settings) => Settings): Promise<Settings>
}

const RECENT_KEPT = 12
const EXPORTED_KEPT = 12

/**
 * Settings in `<folder>/settings.json`. A file that can't be understood is set aside under another name, never
 * overwritten, and the installation goes on under a new writer id.
 */
export function settingsIn(folder: string, newId: () => string): SettingsStore {
  const file = path.join(folder, 'settings.json')
  let loaded: Promise<Settings> | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function load(): Promise<Settings> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    const read = text === null ? null : SettingsFile.safeParse(parseJson(text))
    if (read?.success) return read.data
    if (text !== null) await rename(file, `${file}.unreadable-${newId().slice(0, 8)}`)
    const fresh: Settings = {
      ...{ version: 1, writer: newId(), reviewer: null, reviewers: [], recent: [] },
      ...{ publisher: { organisation: null, baseUrl: null }, exported: [] },
    }
    await save(fresh)
    return fresh
  }

  async function save(settings: Settings): Promise<void> {
    await mkdir(folder, { recursive: true })
    await writeFileAtomic(file, `${JSON.stringify(settings, null, 2)}\n`)
  }

  const read = () => {
    loaded ??= load()
    return loaded
  }
  return {
    read,
    update(change) {
      const next = last.then(async () => {
        const settings = change(await read())
        await save(settings)
        loaded = Promise.resolve(settings)
        return settings
      })
      last = next.catch(() => {})
      return next
    },
  }
}

/** Settings in which `name` reviews: who reviewed here before keeps the id that their acts carry. */
export function withReviewer(settings: Settings, name: string, newId: () => string): Settings {
  const known = settings.reviewers.find((reviewer) => reviewer.name === name)
  const reviewer = known ?? { id: newId(), name }
  return { ...settings, reviewer, reviewers: known ? settings.reviewers : [...settings.reviewers, reviewer] }
}

/** The recent cases with this one first. */
export function remember(settings: Settings, opened: Settings['recent'][number]): Settings {
  const others = settings.recent.filter(({ folder }) => folder !== opened.folder)
  return { ...settings, recent: [opened, ...others].slice(0, RECENT_KEPT) }
}

/** The settings with one more report that was exported; the same file again comes first. */
export function withExported(settings: Settings, made: Settings['exported'][number]): Settings {
  const others = settings.exported.filter(({ sha256, path: place }) => sha256 !== made.sha256 || place !== made.path)
  return { ...settings, exported: [made, ...others].slice(0, EXPORTED_KEPT) }
}

/** Whether something is there. */
export const exists = (target: string): Promise<boolean> =>
  access(target).then(
    () => true,
    () => false,
  )

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
