// Asks the registry for known faults of what the service is built of. Exit 1 where one is high or critical; where the
// registry gives no such answer (a mirror without the endpoint) it says so: then nothing was audited.
import { spawnSync } from 'node:child_process'

const done = spawnSync('npm', ['audit', '--json', '--omit=dev'], { encoding: 'utf8', timeout: 30_000 })
let report = null
try {
  report = JSON.parse(done.stdout)
} catch {
  // No report: told below.
}
const counts = report?.metadata?.vulnerabilities
if (!counts) {
  const why = report?.error?.summary || report?.message || done.stderr.split('\n').find((line) => /error|warn audit/.test(line)) || 'no answer'
  console.log(`dependencies NOT audited: ${why}`)
  process.exit(process.env.AUDIT_REQUIRED ? 1 : 0)
}
for (const { name, severity, range } of Object.values(report.vulnerabilities)) console.log(`${severity}: ${name} ${range}`)
console.log(`audited: ${counts.total} known faults, ${counts.high} high, ${counts.critical} critical`)
process.exit(counts.high + counts.critical > 0 ? 1 : 0)
