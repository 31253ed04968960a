/** Once loaded, the page's IndexedDB is one in memory, for everything that is opened from then on. */
import 'fake-indexeddb/auto';
