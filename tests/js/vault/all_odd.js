import { room } from '../support/room.js';

room(import.meta.url, { part: 1, of: 2 });
