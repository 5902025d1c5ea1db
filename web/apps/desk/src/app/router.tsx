import { createBrowserRouter } from "react-router";
import { PageError } from "./page-error.tsx";

/** Every page is a chunk of its own: the desk never loads what administrators need. */
export const router = createBrowserRouter([
  {
    errorElement: <PageError />,
    // The first chunks come in a moment; a page that flashes something meanwhile is worse than none.
    hydrateFallbackElement: <div aria-busy="true" />,
    children: [
      {
        path: "/sign-in",
        lazy: async () => ({ Component: (await import("./sign-in-route.tsx")).SignInRoute }),
      },
      {
        lazy: async () => ({ Component: (await import("./signed-in.tsx")).SignedIn }),
        children: [
          { index: true, lazy: async () => ({ Component: (await import("./home.tsx")).Home }) },
          { path: "/try", lazy: async () => ({ Component: (await import("./try-route.tsx")).TryRoute }) },
          {
            lazy: async () => ({ Component: (await import("./shell.tsx")).Shell }),
            children: [
              {
                path: "/desk/:conversation?",
                lazy: async () => ({ Component: (await import("./desk-route.tsx")).DeskRoute }),
              },
              {
                path: "/team/moves",
                lazy: async () => ({ Component: (await import("./surge-route.tsx")).SurgeRoute }),
              },
              {
                path: "/team/care",
                lazy: async () => ({ Component: (await import("./care-route.tsx")).CareRoute }),
              },
              {
                path: "/team/:agent?",
                lazy: async () => ({ Component: (await import("./team-route.tsx")).TeamRoute }),
              },
              {
                path: "/admin/*",
                lazy: async () => ({ Component: (await import("./admin/admin-route.tsx")).AdminRoute }),
              },
              {
                path: "/reports",
                lazy: async () => ({ Component: (await import("./reports-route.tsx")).ReportsRoute }),
              },
              {
                path: "/setup",
                lazy: async () => ({ Component: (await import("./setup-route.tsx")).SetupRoute }),
              },
              {
                path: "/me/:section?",
                lazy: async () => ({ Component: (await import("./me-route.tsx")).MeRoute }),
              },
            ],
          },
        ],
      },
      { path: "*", lazy: async () => ({ Component: (await import("./not-found.tsx")).NotFound }) },
    ],
  },
]);
