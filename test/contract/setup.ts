import { build } from '../../src/cli/build.ts'

/** Makes what both homes of the service run from. */
export default async function setup(): Promise<void> {
  await build(() => {}, true)
}
