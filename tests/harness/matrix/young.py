"""A young person with a Matrix client that shares no code with Earshot's: matrix-nio, encryption by vodozemac.

Reads one JSON command a line from standard input and answers each with one JSON line; what happens in its rooms is kept and
asked for with {"do": "events"}. Started as: young.py HOMESERVER USER PASSWORD FOLDER.
"""

import asyncio
import io
import json
import os
import sys
import uuid

import nio

from comparing import Comparing


class Young:
    def __init__(self, homeserver, user, password, folder):
        config = nio.AsyncClientConfig(encryption_enabled=True, store_sync_tokens=True)
        self.client = nio.AsyncClient(homeserver, user, store_path=folder, config=config)
        self.password = password
        self.events = []
        self.before_message = lambda: None
        self.client.add_event_callback(self.heard, nio.Event)
        self.comparing = Comparing(self.client)
        self.client.add_ephemeral_callback(self.passed, (nio.TypingNoticeEvent, nio.ReceiptEvent))

    def heard(self, room, event):
        body = getattr(event, "body", None)
        self.events.append({
            "room": room.room_id, "id": event.event_id, "sender": event.sender, "kind": type(event).__name__,
            "body": body, "encrypted": bool(getattr(event, "decrypted", False)), "source": event.source,
        })

    def passed(self, room, event):
        if isinstance(event, nio.TypingNoticeEvent):
            self.events.append({"room": room.room_id, "kind": "typing", "users": event.users})
        else:
            for receipt in event.receipts:
                self.events.append({"room": room.room_id, "kind": "receipt", "sender": receipt.user_id, "id": receipt.event_id})

    async def log_in(self):
        answer = await self.client.login(self.password, device_name="young person")
        assert isinstance(answer, nio.LoginResponse), answer
        await self.client.sync(timeout=0, full_state=True)
        asyncio.create_task(self.client.sync_forever(timeout=2000))

    async def obey(self, command):
        return await getattr(self, "do_" + command.pop("do"))(**command)

    async def do_open(self, invite, encrypted=True, equals=True):
        """`equals`: whoever is invited may do there what the young person may."""
        state = [nio.EnableEncryptionBuilder().as_dict()] if encrypted else []
        preset = nio.RoomPreset.trusted_private_chat if equals else nio.RoomPreset.private_chat
        answer = await self.client.room_create(is_direct=True, invite=[invite], initial_state=state, preset=preset)
        return {"room": answer.room_id}

    async def do_crowd(self, invite):
        """A room that is not opened as a direct talk."""
        return {"room": (await self.client.room_create(invite=invite)).room_id}

    async def do_joined(self, room, who):
        members = await self.client.joined_members(room)
        if not isinstance(members, nio.JoinedMembersResponse):
            return {"yes": False}
        joined = who in [member.user_id for member in members.members]
        known = room in self.client.rooms and who in self.client.rooms[room].users
        # Nio asks for others' keys between its syncs: what is written before that reaches nobody's device.
        encrypted = known and self.client.rooms[room].encrypted
        devices = not encrypted or any(True for _ in self.client.device_store.active_user_devices(who))
        return {"yes": joined and known and devices}

    async def do_content(self, room, content, kind="m.room.message"):
        answer = await self.client.room_send(room, kind, content, ignore_unverified_devices=True)
        return {"event": getattr(answer, "event_id", None), "error": None if isinstance(answer, nio.RoomSendResponse) else str(answer)}

    async def do_clear(self, room, content, kind="m.room.message"):
        """Past the client: in clear, whatever the room says."""
        method, path, data = nio.Api.room_send(self.client.access_token, room, kind, content, str(uuid.uuid4()))
        answer = await self.client._send(nio.RoomSendResponse, method, path, data, (room,))
        return {"event": answer.event_id}

    async def do_file(self, room, name, text, mimetype):
        data = text.encode()
        upload, keys = await self.client.upload(
            io.BytesIO(data), content_type=mimetype, filename=name, encrypt=True, filesize=len(data))
        content = {
            "msgtype": "m.image", "body": name, "info": {"size": len(data), "mimetype": mimetype},
            "file": {"url": upload.content_uri, "key": keys["key"], "iv": keys["iv"], "hashes": keys["hashes"], "v": keys["v"]},
        }
        self.before_message()
        return await self.do_content(room, content)

    async def do_write_file(self, away, **file):
        """A file that the server puts away between its upload and its message."""
        self.before_message = lambda: os.rename(*away)
        return await self.do_file(mimetype="image/png", **file)

    async def do_fetch(self, source):
        """A file that came encrypted, opened."""
        answer = await self.client.download(mxc=source["url"])
        data = nio.crypto.decrypt_attachment(answer.body, source["key"]["k"], source["hashes"]["sha256"], source["iv"])
        return {"text": data.decode()}

    async def do_redact(self, room, event):
        return {"event": (await self.client.room_redact(room, event)).event_id}

    async def do_invite(self, room, who):
        answer = await self.client.room_invite(room, who)
        return {"done": isinstance(answer, nio.RoomInviteResponse)}

    async def do_kick(self, room, who, for_good=False):
        throw_out = self.client.room_ban if for_good else self.client.room_kick
        answer = await throw_out(room, who)
        return {"error": None if isinstance(answer, (nio.RoomKickResponse, nio.RoomBanResponse)) else str(answer)}

    async def do_turn(self, room):
        """What is written there next needs a new key."""
        self.client.invalidate_outbound_session(room)
        return {}

    async def do_join(self, room):
        answer = await self.client.join(room)
        return {"done": isinstance(answer, nio.JoinResponse)}

    async def do_leave(self, room):
        answer = await self.client.room_leave(room)
        return {"done": isinstance(answer, nio.RoomLeaveResponse)}

    async def do_read(self, room, event):
        answer = await self.client.room_read_markers(room, event, event)
        return {"done": isinstance(answer, nio.RoomReadMarkersResponse)}

    async def do_typing(self, room, on):
        await self.client.room_typing(room, on)
        return {}

    async def do_events(self):
        return {"events": self.events}

    async def do_devices(self, user):
        """How many devices of somebody are known."""
        return {"count": len(list(self.client.device_store.active_user_devices(user)))}

    async def do_hide_keys(self, user):
        """From now on that user's devices get no keys of new sessions."""
        for device in self.client.device_store.active_user_devices(user):
            self.client.blacklist_device(device)
        for room in self.client.rooms:
            self.client.invalidate_outbound_session(room)
        return {}

    async def do_upgrade(self, room, invite):
        """Replaces a room by another one, into which somebody is asked as clients do: not as into a direct talk."""
        answer = await self.client.send(
            "POST", f"/_matrix/client/v3/rooms/{room}/upgrade", json.dumps({"new_version": "10"}),
            {"Authorization": f"Bearer {self.client.access_token}", "Content-Type": "application/json"})
        new = (await answer.json())["replacement_room"]
        await self.client.room_invite(new, invite)
        return {"room": new}

    async def do_compare(self, step, user=None):
        return await self.comparing.step(step, user)

    async def close(self):
        await self.client.close()


async def serve(who):
    await who.log_in()
    print(json.dumps({"ready": True}), flush=True)
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        try:
            answer = await who.obey(json.loads(line))
        except Exception as error:
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)
    await who.close()


if __name__ == "__main__":
    asyncio.run(serve(Young(*sys.argv[1:])))
