import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { catalog } from '../tools/index.ts'
import { isUntold } from '../tools/shapes.ts'
import { english, fresh, others } from './corpus/choice/corpus.ts'
import { decoys, shelf } from './corpus/choice/listed.ts'
import { ranker } from './corpus/choice/rank.ts'
import { recall } from './corpus/choice/score.ts'

const tools = new Map(catalog.map(tool => [tool.name, tool]))
const said = [...english, ...fresh, ...others]

describe('The sentences', () => {
  test.each([...tools.keys()])('ask for %s at least four times in English', name => {
    expect(english.filter(({ tool }) => tool === name).length).toBeGreaterThanOrEqual(4)
  })

  test('are at least 250 in English, 100 more that no description was written for, and 30 in other languages, none twice', () => {
    expect(english.length).toBeGreaterThanOrEqual(250)
    expect(fresh.length).toBeGreaterThanOrEqual(100)
    expect(others.length).toBeGreaterThanOrEqual(30)
    expect(new Set(said.map(({ text }) => text)).size).toBe(said.length)
  })

  test('name arguments that their tools take', () => {
    const refused = said.flatMap(({ text, tool, args }) => {
      const issues = tools.get(tool)?.input.safeParse(args).error?.issues
      return tools.has(tool) && issues === undefined ? [] : [{ text, tool, issues }]
    })
    expect(refused).toEqual([])
  })

  test('name no argument that models are not told of', () => {
    const untold = said.flatMap(({ text, tool, args }) =>
      Object.keys(args)
        .filter(name => isUntold(z.instanceof(z.ZodType).parse(tools.get(tool)?.input.shape[name])))
        .map(name => `${name}: ${text}`),
    )
    expect(untold).toEqual([])
  })
})

test('A hundred tools of other servers stand beside ours, under names of their own', () => {
  expect(decoys).toHaveLength(100)
  expect(new Set(shelf.map(({ name }) => name)).size).toBe(139)
})

describe('The right tool among 139', () => {
  const rank = ranker(shelf)

  test.each([
    ['the sentences that the descriptions were written with', english, 0.85, 0.97],
    // A little below what is measured: the bench tells how well they do, and no description is written for these.
    ['sentences that nobody wrote them for', fresh, 0.58, 0.79],
  ])('is found by its words for %s', (_, sentences, first, third) => {
    const found = recall(sentences, rank)
    expect(found.first, found.missed.join('\n')).toBeGreaterThanOrEqual(first)
    expect(found.third, found.missed.join('\n')).toBeGreaterThanOrEqual(third)
  })
})
