import { room } from '../support/room.js';

room(import.meta.url);
