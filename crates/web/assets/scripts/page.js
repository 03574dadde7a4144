// Every page: keys, and forms that change the page in place. Nothing here is needed to use a page.

import { startKeys } from "./keys.js";
import { startSwapping } from "./swap.js";

startKeys();
startSwapping();
