/** Whether Slack would open its socket for an app-level token; the address that it gives is not used. */
import { type ChatOptions, createSlackClient } from './slack-client.js';

/** @throws RemoteFault */
export async function checkSocket(options: ChatOptions): Promise<void> {
  const { web, ask } = createSlackClient(options);
  await ask(() => web.apps.connections.open());
}
