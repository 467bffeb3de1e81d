import { writeFileSync } from 'node:fs'
import { nodeHome } from '../durability/homes.ts'
import { exampleAnswers } from './examples.ts'

/*
 * Records anew the examples that the API's description shows, from the running service:
 *   npm run build -- serve && node test/contract/record-examples.ts
 */

const home = nodeHome()
const service = await home.start(Number(process.env.PORT ?? 8883), {})
const shown = await exampleAnswers(service.url)
writeFileSync('src/http/openapi/examples.json', `${JSON.stringify(shown, null, 2)}\n`)
await service.stop()
home.clear()
for (const [id, { answers }] of Object.entries(shown)) console.log(id, Object.keys(answers).join(' '))
