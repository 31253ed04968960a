import { room } from '../support/room.js';

room(import.meta.url, { part: 0, of: 2 });
