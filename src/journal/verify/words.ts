import { many, numbers } from '../numbers.ts'
import type { Finding } from './finding.ts'
import type { Report } from './report.ts'

/** What was done, in a sentence that says where. */
export function sentence({ kind, file, line, seq, to, of }: Finding): string {
  const where = file === '' ? 'No file is left' : `${file}, line ${line}`
  // Of a head without a number nobody knows which record it was.
  const records = to === 0 ? 'the journal' : numbers(seq, to)
  const [is, has, it] = seq === to ? ['is', 'has', 'it'] : ['are', 'have', 'they']
  const there = of ? `${of.file === file ? '' : `${of.file}, `}line ${of.line}` : ''
  const said: Readonly<Record<Finding['kind'], string>> = {
    edit: `${records} ${has} been changed since ${it} ${seq === to ? 'was' : 'were'} written`,
    delete: `${records} ${is} missing before this line`,
    insert: `what stands here was not written by the journal`,
    reorder: `${records} ${has} been moved here; ${it} ${seq === to ? 'belongs' : 'belong'} next to ${there}`,
    duplicate: `${records} ${is} a copy of what stands in ${there}`,
    truncate: `${records} ${is} missing at the end of the journal`,
    splice: of
      ? `${records} ${has} been copied here from ${there}`
      : `${records} ${is} not of this journal, or not of this place in it`,
    rewrite: `${records} ${has} been written anew: a head that was kept elsewhere does not fit`,
  }
  return `${where}: ${said[kind]}.`
}

/** What a check has found, a sentence a line: the problems, the notes, and what it cannot tell. */
export function words(report: Report): readonly string[] {
  const { problems, records, files, first, last, unfinished, recovered, cut, next, proven, older, overflow } =
    report
  const lines = problems.map(sentence)
  if (overflow) lines.push('There is more that is wrong, and not named here.')
  if (first && first.seq > 1 && problems.every(({ to }) => to !== first.seq - 1))
    lines.push(`Records 1 to ${first.seq - 1} are not here any more: the oldest files have been taken away.`)
  for (const { file, line, seq, at, told } of unfinished)
    lines.push(
      `${file}, line ${line}: record ${seq} of ${at} says what was to be done, and none says that it was: it is still going on, or the process ended.${told === undefined ? '' : ` ${told}`}`,
    )
  for (const { file, line } of recovered)
    lines.push(`${file}, line ${line}: a line was cut off while it was written, as the record after it says.`)
  if (cut)
    lines.push(
      `${cut.file}, line ${cut.line}: the last line is not whole: it is being written, or it was cut off.`,
    )
  if (next !== undefined)
    lines.push(
      `The last record says that the journal goes on in ${next}, which is not there: nothing was written since, or it was taken away.`,
    )
  if (older > 0)
    lines.push(
      `${many(older, 'head')} could not be compared: ${older === 1 ? 'its record is' : 'their records are'} older than the first one here.`,
    )
  lines.push(
    problems.length > 0
      ? `The journal is not whole: ${many(problems.length, 'problem')} in ${many(records, 'record')} of ${many(files, 'file')}.`
      : `The journal is whole: ${many(records, 'record')} in ${many(files, 'file')}${last ? `, the last of them ${last.seq}:${last.hash}` : ''}.`,
  )
  if (problems.length === 0 && (last?.seq ?? 0) > proven)
    lines.push(
      proven === 0
        ? 'This check cannot tell whether the end was cut off or all of it was written anew: it was given no head that was kept elsewhere (--anchor, --expected-head).'
        : `Up to record ${proven}, a head that was kept elsewhere vouches for it; whether what came after was cut off or written anew, it cannot tell.`,
    )
  return lines
}
