/** The least a service can be: it gives back what it is asked. */
import { serve } from '../../electron/services/serve.ts';

serve({ echo: (input) => input });
