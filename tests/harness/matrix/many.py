"""Many young people in one process: each with an account, a client and an encrypted talk of their own. See young.py.

Started as: many.py HOMESERVER SECRET COUNT HELP FOLDER, where SECRET is the server's for registrations. Commands: write, events.
"""

import asyncio
import hashlib
import hmac
import json
import sys
import urllib.request

from young import Young, serve


def register(homeserver, secret, name, password):
    where = homeserver + "/_synapse/admin/v1/register"
    nonce = json.load(urllib.request.urlopen(where))["nonce"]
    words = b"\0".join(word.encode() for word in (nonce, name, password, "notadmin"))
    account = {"nonce": nonce, "username": name, "password": password, "admin": False,
               "mac": hmac.new(secret.encode(), words, hashlib.sha1).hexdigest()}
    request = urllib.request.Request(where, json.dumps(account).encode(), {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))


class Many:
    def __init__(self, homeserver, secret, count, help, folder):
        self.homeserver, self.secret, self.help, self.folder = homeserver, secret, help, folder
        self.people = [None] * int(count)
        self.rooms = {}

    async def log_in(self):
        for number in range(len(self.people)):
            made = await asyncio.to_thread(register, self.homeserver, self.secret, f"young{number}", "a password")
            young = Young(self.homeserver, made["user_id"], "a password", self.folder)
            await young.log_in()
            self.people[number] = young
            self.rooms[number] = (await young.do_open(self.help))["room"]
        for number, young in enumerate(self.people):
            for _ in range(600):
                if (await young.do_joined(self.rooms[number], self.help))["yes"]:
                    break
                await asyncio.sleep(0.1)
            else:
                raise RuntimeError(f"nobody came into the room of young{number}")

    async def obey(self, command):
        return await getattr(self, "do_" + command.pop("do"))(**command)

    async def do_write(self, texts):
        """All at the same time; each writes the texts one after the other, with their number before it."""
        async def one(number, young):
            for text in texts:
                content = {"msgtype": "m.text", "body": f"{number} {text}"}
                answer = await young.do_content(self.rooms[number], content)
                assert answer["error"] is None, answer
        await asyncio.gather(*(one(number, young) for number, young in enumerate(self.people)))
        return {}

    async def do_events(self):
        """What the other one wrote to each."""
        heard = lambda young: [event["body"] for event in young.events if event.get("sender") == self.help and event.get("body")]
        return {"events": [heard(young) for young in self.people]}

    async def close(self):
        for young in self.people:
            await young.close()


if __name__ == "__main__":
    asyncio.run(serve(Many(*sys.argv[1:])))
