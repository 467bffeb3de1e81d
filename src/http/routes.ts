import type { Route } from './route.ts'
import { addSamplesRoute } from './routes/add-samples.ts'
import { approvalRoute, approveRoute } from './routes/approval.ts'
import { auditDigestsRoute, auditRoute, exportAuditRoute, verifyAuditRoute } from './routes/audit.ts'
import { backupRoute } from './routes/backup.ts'
import { cancelRoute } from './routes/cancel.ts'
import { checkRoute } from './routes/check.ts'
import { correctPassageRoute, correctSampleRoute } from './routes/correct-samples.ts'
import { draftRoute, draftsRoute, eventsRoute, newDraftRoute } from './routes/drafts.ts'
import { echoOfGetRoute, echoRoute } from './routes/echo.ts'
import { exportRoute } from './routes/export.ts'
import { parseFactsRoute } from './routes/facts.ts'
import { keysRoute, newKeyRoute, revokeKeyRoute, rotateKeyRoute } from './routes/keys.ts'
import { addExpressionsRoute, lexiconRoute, removeExpressionRoute } from './routes/lexicon.ts'
import { passagesRoute, reportTypesRoute } from './routes/library.ts'
import { cancelRedraftRoute, redraftRoute } from './routes/redraft.ts'
import { editTextRoute, historyRoute, settleFindingRoute, settleFindingsRoute, undoRoute } from './routes/review.ts'
import { claimRoute, differenceRoute, holderRoute, queueRoute, releaseRoute } from './routes/review-desk.ts'
import { deleteSampleRoute, sampleRoute, samplesRoute } from './routes/samples.ts'
import { withServiceRoutes } from './routes/service.ts'
import {
  changeWebhookRoute,
  deliveriesRoute,
  deliveryRoute,
  newWebhookRoute,
  removeWebhookRoute,
  renewWebhookSecretRoute,
  replayDeliveryRoute,
  testWebhookRoute,
  webhooksRoute,
} from './routes/webhooks.ts'

/** Every endpoint of the API: what the application mounts and what its description tells of. */
export const ROUTES: readonly Route[] = withServiceRoutes([
  newDraftRoute,
  draftsRoute,
  draftRoute,
  eventsRoute,
  cancelRoute,
  editTextRoute,
  settleFindingRoute,
  settleFindingsRoute,
  undoRoute,
  redraftRoute,
  cancelRedraftRoute,
  approveRoute,
  approvalRoute,
  historyRoute,
  differenceRoute,
  queueRoute,
  holderRoute,
  claimRoute,
  releaseRoute,
  exportRoute,
  checkRoute,
  lexiconRoute,
  addExpressionsRoute,
  removeExpressionRoute,
  parseFactsRoute,
  passagesRoute,
  samplesRoute,
  sampleRoute,
  addSamplesRoute,
  correctSampleRoute,
  correctPassageRoute,
  deleteSampleRoute,
  reportTypesRoute,
  keysRoute,
  newKeyRoute,
  rotateKeyRoute,
  revokeKeyRoute,
  auditRoute,
  verifyAuditRoute,
  auditDigestsRoute,
  exportAuditRoute,
  backupRoute,
  echoRoute,
  echoOfGetRoute,
  webhooksRoute,
  newWebhookRoute,
  changeWebhookRoute,
  removeWebhookRoute,
  renewWebhookSecretRoute,
  testWebhookRoute,
  deliveriesRoute,
  deliveryRoute,
  replayDeliveryRoute,
])
