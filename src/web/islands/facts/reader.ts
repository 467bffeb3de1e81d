/** What reads a paste: its facts, and what stands above them. Fetched with the first paste. */
export { reportHead } from '../../../pipeline/parse-facts/report-head.ts'
export { parseFacts } from '../../../pipeline/parse-facts.ts'
