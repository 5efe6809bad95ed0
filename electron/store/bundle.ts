import path from 'node:path'
import * as z from 'zod'
import type { LogEvent } from '../contract'
import { leftOut } from '../core/review/erasure'
import { compareText } from '../core/review/events'
import type { BundleSelection } from '../core/review/second-opinion'
import { isLocked, lock, unlock } from './bundle-lock'
import { makeZip, openZip, usualLimits, type ZipLimits } from './bundle-zip'
import type { CopySource } from './copy-source'
import { namesIn, readIfThere, type StoreFiles } from './files'
import { bytesOfLog, type OwnedLog } from './merge'
import { StoreRefused } from './types'

/**
 * A bundle, `<name>.attest.zip`, is a case folder to be sent: `bundle.json` with what it is, and `log/`, `originals/`
 * and `texts/` as in the folder. An act that was left out keeps its line, with `data` null and `salt` "left out", so
 * that the chain still proves the rest; a merge with a whole copy fills it in. It may be locked, see `bundle-lock.ts`.
 */
const Manifest = z.object({
  format: z.literal('attest.bundle'),
  version: z.int(),
  case: z.string(),
  name: z.string(),
  scope: z.enum(['whole', 'claims']),
  claims: z.array(z.string()),
})
export type Manifest = z.infer<typeof Manifest>

const MANIFEST = 'bundle.json'
export const BUNDLE_VERSION = 1

/** A bundle that was opened. */
export interface OpenBundle extends CopySource {
  readonly manifest: Manifest
}

/**
 * Opens the bytes of a bundle, which are never unpacked to disk. Throws `StoreRefused` for what is no bundle, and with
 * the code `locked` where the passphrase is missing or wrong.
 */
export async function openBundle(
  bytes: Uint8Array,
  name: string,
  passphrase: string | null,
  limits: ZipLimits = usualLimits,
): Promise<OpenBundle> {
  const zip = await openZip(isLocked(bytes) ? await unlock(bytes, passphrase) : bytes, limits)
  const manifest = readManifest(zip.names.includes(MANIFEST) ? await zip.read(MANIFEST) : null)
  return {
    manifest,
    name,
    names: async (part) =>
      zip.names.flatMap((file) => (file.startsWith(`${part}/`) ? [file.slice(part.length + 1)] : [])),
    read: (part, file) => zip.read(`${part}/${file}`),
  }
}

function readManifest(bytes: Buffer | null): Manifest {
  const no = new StoreRefused('This zip is no bundle of Attest. Nothing of it was written.')
  if (bytes === null || bytes.length > 10_000_000) throw no
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw no
  }
  const read = Manifest.safeParse(value)
  if (!read.success) throw no
  if (read.data.version > BUNDLE_VERSION)
    throw new StoreRefused('This bundle was made by a newer version of Attest. Update to bring it in.')
  return read.data
}

/**
 * Makes a bundle.
 *
 * @param logs all logs of the case, as far as they are sound.
 */
export async function makeBundle(
  files: StoreFiles,
  folder: string,
  logs: readonly OwnedLog[],
  selection: BundleSelection,
  about: Omit<Manifest, 'format' | 'version'>,
  passphrase: string | null,
): Promise<{ bytes: Buffer; notices: string[] }> {
  const notices: string[] = []
  const parts = new Map<string, Uint8Array>()
  const manifest: Manifest = { format: 'attest.bundle', version: BUNDLE_VERSION, ...about }
  parts.set(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  for (const log of [...logs].sort((left, right) => compareText(left.name, right.name))) {
    const events = bundledLog(log.events, selection.events)
    if (events.length > 0) parts.set(`log/${log.name}`, bytesOfLog(events))
  }
  const missing = new Set(selection.files)
  for (const part of ['originals', 'texts']) {
    for (const name of await namesIn(files, path.join(folder, part))) {
      if (!selection.files.has(name.slice(0, 64))) continue
      const bytes = await readIfThere(files, path.join(folder, part, name))
      if (bytes) parts.set(`${part}/${name}`, bytes)
      missing.delete(name.slice(0, 64))
    }
  }
  if (missing.size > 0) notices.push(`${missing.size} files are missing in this case and so in the bundle.`)
  if (selection.withheld > 0) notices.push('What is withheld is not in it. Copy the case folder to take it along.')
  const zip = await makeZip(parts)
  return { bytes: passphrase === null ? zip : await lock(zip, passphrase), notices }
}

/** A log up to the last event that goes, the others without their data. */
function bundledLog(events: readonly LogEvent[], selected: ReadonlySet<string>): LogEvent[] {
  const last = events.findLastIndex((event) => selected.has(event.id))
  return events.slice(0, last + 1).map((event) => (selected.has(event.id) ? event : leftOut(event)))
}
