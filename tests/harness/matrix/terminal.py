"""A young person who types in this terminal, for whoever has no other Matrix client at hand: each line is a message, encrypted.

Started as: terminal.py HOMESERVER USER PASSWORD HELP FOLDER. See young.py.
"""

import asyncio
import sys

import nio

from young import Young


class Terminal:
    def __init__(self, homeserver, user, password, help, folder):
        self.young, self.help, self.room = Young(homeserver, user, password, folder), help, None
        self.young.client.add_event_callback(self.show, nio.RoomMessageText)

    def show(self, room, event):
        if event.sender == self.help:
            print(f"  {self.help}: {event.body}", flush=True)

    async def write(self, text):
        if self.room is None:
            self.room = (await self.young.do_open(self.help))["room"]
            while not (await self.young.do_joined(self.room, self.help))["yes"]:
                await asyncio.sleep(0.2)
        answer = await self.young.do_content(self.room, {"msgtype": "m.text", "body": text})
        if answer["error"]:
            print(f"  not sent: {answer['error']}", flush=True)

    async def type(self):
        await self.young.log_in()
        reader = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        while line := await reader.readline():
            if text := line.decode(errors="replace").strip():
                await self.write(text)
        await self.young.close()


try:
    asyncio.run(Terminal(*sys.argv[1:]).type())
except KeyboardInterrupt:
    pass
