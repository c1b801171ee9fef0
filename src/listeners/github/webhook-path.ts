/** Where GitHub delivers its webhooks; a webhook's settings there name it. */
export const WEBHOOK_PATH = '/github/webhook';
