import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Scale } from '../contract'
import { byCodeUnit } from './paging'

/** The rating scales of `folder/*.json`, in file name order. Throws where one is no scale: only we can mend that. */
export async function readScales(folder: string): Promise<Scale[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort(byCodeUnit)
  return Promise.all(
    files.map(async (file) => Scale.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')))),
  )
}
