// What stands in a <bdi> can't reach out of it: browsers let a mark of direction among its letters end the element's own isolation.
import { options } from "preact";
import type { ComponentChildren } from "preact";
import { unturned } from "../texts/texts.ts";

const before = options.vnode;
options.vnode = (vnode) => {
  if (vnode.type === "bdi") vnode.props.children = plain(vnode.props.children);
  before?.(vnode);
};

function plain(children: ComponentChildren): ComponentChildren {
  return typeof children === "string" ? unturned(children) : Array.isArray(children) ? children.map(plain) : children;
}
