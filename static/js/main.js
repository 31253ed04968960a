/** The first screen answers at once; the app itself is loaded behind it. */
import { coverWhenHidden } from './ui/cover.js';
import { FirstScreen } from './ui/first_screen.js';
import { HelpNow } from './ui/help_now.js';
import { InstallOffer } from './ui/install.js';

coverWhenHidden(window);
const help = new HelpNow({ window });
help.listen();
const install = new InstallOffer(window);
install.listen();
const firstScreen = new FirstScreen(window);
firstScreen.watch();
firstScreen.show();
import('./start.js').then(
  ({ start }) => start(window, { help, install, firstScreen }),
  () => firstScreen.say('not-loaded'),
);
