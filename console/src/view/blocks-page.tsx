// Who is blocked (supervisors): what nobody else has looked at comes first, and each can be let stand or lifted.
import { useEffect } from "preact/hooks";
import type { ListedBlock } from "../api/types.ts";
import { blocks, blocksTrouble, confirmBlock, liftBlock, loadBlocks } from "../store/blocks.ts";
import { now } from "../store/desk.ts";
import { goTalk, talkHref } from "../store/route.ts";
import { mayErase, myId } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";

export function BlocksPage() {
  useEffect(() => {
    if (mayErase.value) void loadBlocks();
  }, []);
  if (!mayErase.value) return <p>{t("page-not-yours")}</p>;
  const all = blocks.value ?? [];
  const open = all.filter(isOpen);
  const rest = all.filter((each) => !isOpen(each));
  return (
    <>
      <div class="page-top"><h1>{t("page-blocks")}</h1></div>
      <p class="soft page-hint">{t("blocks-hint")}</p>
      {blocksTrouble.value === null ? null : <p class="form-trouble" role="alert">{blocksTrouble.value}</p>}
      {blocks.value === null && blocksTrouble.value === null ? <p class="soft">{t("loading")}</p> : null}
      {blocks.value === null ? null : <Part title={t("blocks-open")} list={open} none={t("blocks-open-none")} />}
      {rest.length === 0 ? null : <Part title={t("blocks-rest")} list={rest} none="" />}
    </>
  );
}

function isOpen({ block }: ListedBlock): boolean {
  return block.confirmed === null && block.lifted === null && block.until_at > now.value;
}

function Part({ title, list, none }: { title: string; list: readonly ListedBlock[]; none: string }) {
  return (
    <section aria-label={title}>
      <h2 class="part">{title}</h2>
      {list.length === 0 ? <p class="soft">{none}</p> : <ul class="sealed-list">{list.map((each) => <Line key={each.block.id} listed={each} />)}</ul>}
    </section>
  );
}

function Line({ listed }: { listed: ListedBlock }) {
  const { block, alias, channel_kind, messages, readable } = listed;
  const over = block.lifted !== null || block.until_at <= now.value;
  const lift = async () => {
    await liftBlock(block.id, alias);
    await loadBlocks();
  };
  return (
    <li class="sealed-line">
      <div>
        <p><b><bdi>{alias}</bdi></b> <span class="soft small">{[t(`block-reason-${block.reason}`), t(`channel-${channel_kind}`)].join(" · ")}</span></p>
        <p class="small">{t("blocks-set", { name: block.set.by.name, from: dayAndHour(block.set.at), until: dayAndHour(block.until_at) })} {t("blocks-messages", { count: messages })}</p>
        {block.confirmed === null ? null : <p class="small">{t("blocks-confirmed", { name: block.confirmed.by.name, time: dayAndHour(block.confirmed.at) })}</p>}
        {block.lifted === null ? null : <p class="small">{t("blocks-lifted", { name: block.lifted.by.name, time: dayAndHour(block.lifted.at) })}</p>}
        {!over && block.confirmed === null && block.set.by.id === myId.value ? <p class="small">{t("blocks-own")}</p> : null}
        {readable ? <p class="small"><a class="link" href={talkHref(block.conversation_id)} onClick={(event) => {
          event.preventDefault();
          goTalk(block.conversation_id);
        }}>{t("blocks-talk")}</a></p> : null}
      </div>
      {over ? null : (
        <p class="row-acts">
          <button class="button" type="button" aria-label={t("blocks-lift-named", { alias })} onClick={() => void lift()}>{t("block-lift")}</button>
          {block.confirmed !== null || block.set.by.id === myId.value ? null : <button class="button main" type="button" aria-label={t("blocks-confirm-named", { alias })} onClick={() => void confirmBlock(block.id)}>{t("blocks-confirm")}</button>}
        </p>
      )}
    </li>
  );
}
