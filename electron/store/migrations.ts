/** The version of `case.json` that this program writes. */
export const CASE_FILE_VERSION = 2

type Header = Record<string, unknown>

/**
 * Version n → the header of version n + 1; each is pure and stays as it is for ever. The state needs none: it follows
 * from the logs and is folded anew where an older fold made it.
 */
const migrations: Readonly<Record<number, (header: Header) => Header>> = {
  // Version 2 says which fold made its state.
  1: (header) => ({ ...header, version: 2, fold: 0 }),
}

/** The header of a `case.json` brought to the current version; as it is where it is none that this program knows. */
export function migrateHeader(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  let header: Header = { ...value }
  for (let version = header.version; typeof version === 'number'; version = header.version) {
    const migrate = migrations[version]
    if (!migrate) break
    header = migrate(header)
  }
  return header
}
