import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Rendered } from '../src/answers/text/markdown.ts'
import { reader } from '../src/answers/text/reader.ts'
import { seed } from '../src/sandbox/seed.ts'
import { seen, wordsOf } from './seen.ts'

let markdown: (html: string) => Rendered
beforeAll(async () => {
  markdown = await reader()
})

describe('HTML becomes Markdown', () => {
  test.each<[what: string, html: string, text: string]>([
    ['paragraphs and breaks', '<p>one<br>two</p><p>three</p>', 'one\ntwo\n\nthree'],
    [
      'lines of mail programs that know no paragraphs',
      '<div>a</div><div><br></div><div>b<br></div><div>c</div>',
      'a\n\nb\nc',
    ],
    ['white space as a browser shows it', ' <p>  a \n\t b&nbsp; <b> c</b></p> ', 'a b **c**'],
    [
      'bold, italic, struck and code, hugging the words',
      '<b>a </b><i>b</i> <s>c</s> <code>d</code>',
      '**a** *b* ~~c~~ `d`',
    ],
    ['one mark for bold that begins twice', '<b>a</b><strong>b</strong>', '**ab**'],
    ['bold that outlives its paragraph', '<p><b>a<p>b</b>c', '**a**\n\n**b**c'],
    ['code with a backtick', '<code>a`b</code>', '`` a`b ``'],
    ['headings without bold', '<h2><b>A</b> b</h2>c', '## A b\n\nc'],
    ['lists in lists', '<ul><li>a<ol><li>b<li>c</ol><li>d</ul>', '- a\n  1. b\n  2. c\n- d'],
    [
      'quotes in quotes',
      '<blockquote>a<blockquote><p>b<p>c</blockquote></blockquote>d',
      '> a\n>\n> > b\n> >\n> > c\n\nd',
    ],
    ['two quotes in a row', '<blockquote>a</blockquote><blockquote>b</blockquote>', '> a\n\n> b'],
    ['a list in a quote', '<blockquote><ul><li>a<li>b</ul></blockquote>', '> - a\n> - b'],
    ['a rule', 'a<hr>b', 'a\n\n---\n\nb'],
    ['code as it stands', '<pre>a\n  b &lt; c\n\nd</pre>', '```\na\n  b < c\n\nd\n```'],
    ['code with a fence in it', '<pre>```\na</pre>', '````\n```\na\n````'],
    ['text whose line ends count', '<div style="white-space:pre-wrap">a\nb</div>', 'a\nb'],
    ['a table', '<table><tr><th>a<th>b<tr><td>1<td>2<br>3</table>', '| a | b |\n|---|---|\n| 1 | 2 3 |'],
    [
      'a table that only arranges',
      '<table><tr><td>a<table><tr><td>b<td>c<tr><td>d<td>e</table></table>',
      'a\n\n| b | c |\n|---|---|\n| d | e |',
    ],
    ['a table by its role', '<table role="presentation"><tr><td>a<td>b<tr><td>c<td>d</table>', 'a\nb\nc\nd'],
    ['powers, but not ordinals', '10<sup>5</sup>, 1<sup>st</sup>', '10^5, 1st'],
    ['definitions', '<dl><dt>a<dd>b<dt>c<dd>d</dl>', 'a\nb\nc\nd'],
    ['entities, once', '&lt;b&gt; &amp;amp; &eacute;', '<b> &amp; é'],
    [
      'nothing of scripts, styles and titles',
      '<title>t</title><style>p{}</style><script>x<p>y</script>a<!-- b --><template>c</template>',
      'a',
    ],
    ['what follows a tag that never ends', 'a <b', 'a'],
  ])('%s', (_, html, text) => {
    expect(markdown(html).text).toBe(text)
  })

  test.each<[what: string, html: string, text: string]>([
    ['a link', '<a href="https://x.example/a">b</a>', '[b](https://x.example/a)'],
    ['a link that says its address', '<a href="https://x.example/">x.example</a>', 'https://x.example/'],
    [
      'a link whose words are its tracked address',
      '<a href="https://x.example/?utm_source=a">https://x.example/?utm_source=a</a>',
      'https://x.example/',
    ],
    ['a mail address', '<a href="mailto:a@x.example?subject=b">a@x.example</a>', 'a@x.example'],
    ['a link to a script', '<a href="javascript:alert(1)">b</a>', 'b'],
    ['a link inside the mail', '<a href="#top">b</a>', 'b'],
    ['a link without words', 'a<a href="https://x.example"></a>', 'a'],
    [
      'tracking parameters among others',
      '<a href="https://x.example/?a=1&amp;utm_source=b&amp;gclid=c&amp;mc_eid=d&amp;fbclid=e#f">g</a>',
      '[g](https://x.example/?a=1#f)',
    ],
    [
      'brackets and parentheses in a link',
      '<a href="https://x.example/(a b)">[c]</a>',
      '[\\[c\\]](https://x.example/%28a%20b%29)',
    ],
    [
      'a host that only looks Latin',
      '<a href="https://аррӏе.com/a">b</a>',
      '[b](https://xn--80ak6aa92e.com/a)',
    ],
    [
      'a link around paragraphs, told once',
      '<a href="https://x.example"><p>a</p><p>b</p></a>',
      '[a](https://x.example)\n\nb',
    ],
    ['a bold link', '<b><a href="https://x.example">a</a></b> b', '[**a**](https://x.example) b'],
    [
      'an endless address, by its beginning',
      `<a href="https://x.example/${'a'.repeat(900)}">b</a>`,
      `[b](https://x.example/${'a'.repeat(382)}…)`,
    ],
    ['a picture by its description', '<img src="https://x.example/a.png" alt="a [b]">', '![a b]'],
    [
      'a picture of the ticket by its name',
      '<img src="https://o.zendesk.com/attachments/token/x/?name=a%20b.png">',
      '![a b.png]',
    ],
    ['a picture that says nothing', 'a<img src="https://x.example/a.png">', 'a'],
    [
      'a pixel that reports, whatever it says',
      'a<img src="https://x.example/a.gif" alt="b" width="1" height="1">',
      'a',
    ],
    ['an emoji that is a picture', 'a <img src="https://x.example/e.png" alt="👍🏽">', 'a 👍🏽'],
  ])('%s', (_, html, text) => {
    expect(markdown(html).text).toBe(text)
  })
})

describe('What nobody sees', () => {
  test.each([
    'display:none',
    'DISPLAY : NONE !important; display:block',
    'dis/**/play:none',
    'display:n\\6f ne',
    'visibility:hidden',
    'opacity:0',
    'opacity:0.01',
    'font-size:0',
    'font-size:0.5pt',
    'font-size:1px',
    'font:0/0 a',
    'position:absolute;left:-9999px',
    'position:absolute;top:-600px',
    'text-indent:-9999px',
    'height:0;overflow:hidden',
    'max-height:0px;overflow:hidden',
    'clip-path:inset(100%)',
    'position:absolute;clip:rect(0 0 0 0)',
    'transform:scale(0)',
    'filter:opacity(0%)',
    'content-visibility:hidden',
  ])('is left out and counted: %s', style => {
    const { text, counts } = markdown(`<p>a</p><p style="${style}">secret <b>words</b></p><p>b</p>`)
    expect(text).toBe('a\n\nb')
    expect(counts).toEqual({ hidden: 11 })
  })

  test.each([
    ['an attribute', '<p hidden>secret</p>a'],
    ['a tag that is never closed', 'a<div style="display:none">secret<p>secret'],
    ['formatting that outlives its paragraph', 'a<p><b style="font-size:0">secret</p><p>secret</p>'],
    ['a cell', '<table><tr><td hidden>secret<td>a</table>'],
    ['a thousand elements deep', `a${'<div>'.repeat(1_000)}<div hidden>secret`],
  ])('is left out: %s', (_, html) => {
    expect(markdown(html).text).toBe('a')
  })

  test.each([
    ['display:block', 'a'],
    ['font-family:"x;display:none;y"', 'a'],
    ['background:url(x;display:none)', 'a'],
    ['color:#333', 'a'],
    ['font-size:9px', 'a'],
    ['opacity:.9', 'a'],
    ['margin-left:-8px;text-indent:-18pt', 'a'],
    ['background:#000;color:#fff', 'a'],
    ['background:url(dark.png);color:#fff', 'a'],
  ])('is not what has the style %s', (style, text) => {
    expect(markdown(`<p style='${style}'>a</p>`)).toEqual({ text, counts: {} })
  })

  test('comes back where an inner element is of a size to read', () => {
    expect(markdown('<center style="font-size:0">a<div style="font-size:14px">b</div></center>').text).toBe(
      'b',
    )
    expect(markdown('<p style="visibility:hidden">a<i style="visibility:visible">b</i></p>').text).toBe('*b*')
    expect(markdown('<p style="font-size:0">a<i style="font-size:2em">b</i></p>').text).toBe('')
  })

  test.each([
    'color:#fff',
    'color:white',
    'color:rgb(254, 254, 254)',
    'color:transparent',
    'background:#222;color:#242424',
  ])('for its colour alone is shown, and marked: %s', style => {
    const { text, counts } = markdown(`a <span style="${style}">secret words</span> b`)
    expect(text).toBe('a ⟨faint: secret words⟩ b')
    expect(counts).toEqual({ faint: 11 })
  })

  test('is not what screen readers leave out', () => {
    expect(markdown('<p aria-hidden="true">a</p>').text).toBe('a')
  })

  test('in comments, pictures and links is counted by kind', () => {
    expect(
      markdown(
        '<!-- a --><img src="https://x.example/p.gif" width="1"><img src="https://x.example/a" alt="b"><a href="https://x.example/?utm_id=1&amp;gclid=2">c</a>',
      ).counts,
    ).toEqual({ comment: 1, picture: 2, tracking: 2 })
  })
})

describe('No word that a browser shows is lost, and none is read that it hides', () => {
  test('in any comment of the seeded account', () => {
    const { comments } = seed({ seed: 1, now: new Date('2026-11-20T12:00:00Z') })
    const all = [...comments.values()].flat()
    expect(all.length).toBeGreaterThan(1_000)
    const lost = all.flatMap(({ html_body: html }) => {
      const read = wordsOf(markdown(html).text)
      let at = 0
      return seen(html).filter(word => {
        at = read.indexOf(word, at) + 1
        return at === 0
      })
    })
    expect(lost).toEqual([])
  })

  test('in HTML of any shape, with end tags left out as people leave them out', () => {
    const style = fc.constantFrom(
      '',
      '',
      '',
      '',
      ' hidden',
      ' style="display:none"',
      ' style="font-size:0"',
      ' style="font-size:14px"',
      ' style="visibility:hidden"',
      ' style="visibility:visible"',
    )
    const inline = fc.constantFrom('span', 'b', 'i', 'a', 'font', 'label')
    const block = fc.constantFrom(
      'div',
      'p',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
      'h2',
      'blockquote',
      'center',
      'td',
    )
    const joined = (parts: string[]) => parts.join('')
    const { html } = fc.letrec<Record<'html' | 'words' | 'inline' | 'block', string>>(tie => ({
      html: fc.array(fc.oneof(tie('words'), tie('block')), { maxLength: 5 }).map(joined),
      words: fc
        .array(fc.oneof({ weight: 3, arbitrary: fc.constant('¤') }, tie('inline')), { maxLength: 3 })
        .map(joined),
      inline: fc
        .tuple(inline, style, tie('words'), fc.boolean())
        .map(
          ([tag, look, inner, ends]) =>
            `<${tag}${look}>${inner}${ends || !/^[bi]$/.test(tag) ? `</${tag}>` : ''}`,
        ),
      block: fc
        .tuple(block, style, tie('html'), fc.boolean())
        .map(([tag, look, inner, ends]) =>
          tag === 'td'
            ? `<table${look}><tr><td>${inner}${ends ? '</td></tr>' : ''}</table>`
            : `<${tag}${look}>${inner}${ends || !/^(p|li|d[td])$/.test(tag) ? `</${tag}>` : ''}`,
        ),
    }))
    fc.assert(
      fc.property(html, shape => {
        let next = 0
        const numbered = shape.replaceAll('¤', () => `w${next++} `)
        expect(
          wordsOf(markdown(numbered).text)
            .filter(word => /^w\d+$/.test(word))
            .sort(),
        ).toEqual(seen(numbered).sort())
      }),
      { numRuns: 1_000 },
    )
  })
})
