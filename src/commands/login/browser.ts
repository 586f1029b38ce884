/** Opens a page in the person's browser. False: there is none that this machine knows of. */
export async function browse(url: string): Promise<boolean> {
  const { default: open } = await import('open')
  return open(url).then(
    () => true,
    () => false,
  )
}
