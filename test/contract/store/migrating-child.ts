/** A process that migrates the file named by its argument when told to go, and reports what it ran. */
import { openStore } from '../../../src/adapters/store/open-store.js';

process.send?.('ready');
process.once('message', async () => {
  try {
    const store = await openStore(process.argv[2] ?? '');
    const ran = await store.migrate();
    await store.close();
    process.send?.({ ran });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
  process.disconnect();
});
