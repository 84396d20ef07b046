import { RecordingLog } from '@opencvi/test-kit';
import { storeDriverSuite } from '@opencvi/test-kit/conformance';
import { SqliteStore } from './sqlite-store.ts';
import { temporaryFolder } from './test/temporary-folder.ts';

storeDriverSuite('store-sqlite', async () => {
  const folder = temporaryFolder();
  const open = (): SqliteStore => {
    const store = new SqliteStore({ log: new RecordingLog() });
    store.open(folder.file('a.db'));
    return store;
  };
  let store = open();
  return {
    it: store,
    reopen: async () => {
      store.close();
      store = open();
      return store;
    },
    close: () => {
      store.close();
      folder.remove();
    },
  };
});
