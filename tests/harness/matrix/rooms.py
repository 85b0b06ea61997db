"""Many people who each opened a talk and wrote once, in clear and without a client: rooms at the least cost.

Started as: rooms.py HOMESERVER SECRET COUNT HELP. See many.py. Ends when all have written.
"""

import json
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from many import register


def ask(token, method, where, body):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(where, json.dumps(body).encode(), headers, method=method)
    return json.load(urllib.request.urlopen(request))


def writes(number):
    token = register(homeserver, secret, f"brief{number}", "a password")["access_token"]
    talk = {"is_direct": True, "invite": [help], "preset": "trusted_private_chat"}
    room = ask(token, "POST", f"{homeserver}/_matrix/client/v3/createRoom", talk)["room_id"]
    words = {"msgtype": "m.text", "body": f"person {number} waits"}
    ask(token, "PUT", f"{homeserver}/_matrix/client/v3/rooms/{room}/send/m.room.message/one", words)


homeserver, secret, count, help = sys.argv[1:]
with ThreadPoolExecutor(4) as people:
    list(people.map(writes, range(int(count))))
print(json.dumps({"ready": True}), flush=True)
