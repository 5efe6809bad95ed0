// Some tests look at the built bundles; they are built once, before any test, and only if older than their sources.
import { ensureBuilt } from '../../build.mjs'

export default async function setup() {
  await ensureBuilt()
}
