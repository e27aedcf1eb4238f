import { flatRoutes } from "@remix-run/fs-routes";

/** The URLs are the file names below `routes/` (flat routes): `r.$code.details/route.tsx` is `/r/{code}/details`. */
export default flatRoutes();
