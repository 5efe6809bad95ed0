import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type FindAttributions, findAttributionsByRules } from '../core/statement/attributions'
import { readModel } from '../core/statement/model/file'
import { findWithModel } from '../core/statement/model/find'

const FILE = path.join('resources', 'models', 'attributions.bin')

let finder: FindAttributions | null = null

/**
 * The learned model as a finder, read once in a thread; the rules alone where its file is not at hand.
 * The file lies beside the bundles, or two folders up when the sources run as they are (tests).
 */
export function attributionFinder(): FindAttributions {
  if (finder) return finder
  const file = [path.join(__dirname, FILE), path.join(__dirname, '..', '..', FILE)].find(existsSync)
  if (file === undefined) finder = findAttributionsByRules
  else {
    const model = readModel(readFileSync(file))
    finder = (passage) => findWithModel(passage, model)
  }
  return finder
}
