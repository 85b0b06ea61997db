// Notes that name one, over every screen until they were read.
import { calledTo } from "../store/aside.ts";
import { goTalk } from "../store/route.ts";
import { t } from "../texts/texts.ts";

export function CalledBand() {
  const first = calledTo.value[0];
  if (!first) return null;
  const more = calledTo.value.length - 1;
  return (
    <section class="alarm called" aria-label={t("called-label")}>
      <span class="alarm-words">
        <b>{t("called-words", { name: first.author.name })}</b>
        <span class="alarm-who"><bdi>{first.alias}</bdi>{more > 0 ? ` · ${t("alarm-more", { count: more })}` : ""}</span>
      </span>
      <span class="alarm-acts"><button class="button" type="button" onClick={() => goTalk(first.conversation_id)}>{t("called-open")}</button></span>
    </section>
  );
}
