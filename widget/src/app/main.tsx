/** Starts the app. The way out is wired before anything is drawn. */
import { render } from "preact";
import { readConfig, readTexts } from "./config";
import { Store } from "./store";
import { showTexts } from "./texts";
import { fitToScreen } from "./viewport";
import { App } from "./view/app";

const store = new Store(readConfig());
showTexts(readTexts());
fitToScreen();
const root = document.getElementById("app");
if (root) render(<App store={store} />, root);
