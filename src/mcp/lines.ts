const newline = 0x0a

/** Cuts a stream of bytes into lines; a line longer than `mostBytes` is thrown away and told, never held. */
export function lines(mostBytes: number, line: (text: string) => void, tooLong: () => void) {
  let parts: Buffer[] = []
  let bytes = 0
  const hold = (part: Buffer) => {
    bytes += part.length
    if (bytes > mostBytes) parts = []
    else if (part.length > 0) parts.push(part)
  }
  const end = () => {
    const whole = parts
    const fits = bytes <= mostBytes
    parts = []
    bytes = 0
    if (fits) line(Buffer.concat(whole).toString('utf8'))
    else tooLong()
  }
  return (chunk: Buffer) => {
    let start = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, start)) {
      hold(chunk.subarray(start, at))
      end()
      start = at + 1
    }
    hold(chunk.subarray(start))
  }
}
