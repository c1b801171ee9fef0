/**
 * Slack's socket, kept open. Bolt's own reconnecting is off: when Slack refuses the token meanwhile, it leaves a rejected promise
 * that nobody holds, and the process ends.
 */
import { SocketModeReceiver } from '@slack/bolt';
import { within } from '../../outbox/within.js';
import type { Log } from '../../ports/log.js';
import { boltLogger } from './bolt-logger.js';

export interface Socket {
  receiver: SocketModeReceiver;
  /** Returns at once; connects in the background, and again whenever the connection ends. */
  open(): void;
  close(): Promise<void>;
}

const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 60_000;
const GOODBYE_MILLIS = 2_000;

export function createSocket(appToken: string, apiUrl: string | null, log: Log): Socket {
  const logger = boltLogger(log, [appToken]);
  const clientOptions = { logger, retryConfig: { retries: 0 }, ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }) };
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  let wanted = false;
  let pause = FIRST_PAUSE_MILLIS;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    try {
      await receiver.start();
      pause = FIRST_PAUSE_MILLIS;
      log('info', 'slack.connected');
    } catch (error) {
      log('error', 'slack.unconnected', { message: String(error), againInSeconds: pause / 1000 });
      again();
    }
  };
  const again = (): void => {
    clearTimeout(timer);
    if (!wanted) return;
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
  };
  receiver.client.on('disconnected', again);

  return {
    receiver,
    open() {
      wanted = true;
      void connect();
    },
    async close() {
      wanted = false;
      clearTimeout(timer);
      // The receiver's own `stop` does not wait for the connection to end.
      await within(GOODBYE_MILLIS, receiver.client.disconnect());
    },
  };
}
