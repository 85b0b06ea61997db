"""Comparing keys by emoji, as a young person's client does it with matrix-nio.

What nio 0.26 has of it is older than the specification in four places, mended here: the name of the MAC, which is the newer one's; the
commitment, which is written in base64; the pictures, which its library gives by number; and the frame of request, ready and done.
"""

import base64
import hashlib

import nio
from nio.api import Api
from nio.crypto.sas import Sas

MAC = "hkdf-hmac-sha256.v2"


def committed(key, content):
    hashed = hashlib.sha256((key + Api.to_canonical_json(content)).encode()).digest()
    return base64.b64encode(hashed).decode().rstrip("=")


class Mended(Sas):
    _mac_normal = MAC
    _mac_v1 = [MAC]

    @classmethod
    def from_key_verification_start(cls, user, device, key, other, event):
        sas = super().from_key_verification_start(user, device, key, other, event)
        sas.commitment = committed(sas.pubkey, event.source["content"])
        return sas

    def _check_commitment(self, key):
        return self.commitment == committed(key, self.start_verification().content)

    def get_emoji(self):
        return [self.emoji[index] for index in self.established_sas.bytes(self._extra_info).emoji_indices]


nio.crypto.olm_machine.Sas = Mended
Sas._mac_normal, Sas._mac_v1 = MAC, [MAC]


class Comparing:
    """One comparison at a time."""

    def __init__(self, client):
        self.client = client
        self.flow = None
        self.framed = False
        self.ended = None
        client.add_to_device_callback(self.came, None)

    async def came(self, event):
        content = event.source["content"]
        kind, flow = event.source["type"], content.get("transaction_id")
        if kind == "m.key.verification.request":
            self.flow, self.framed, self.ended = flow, True, None
            ready = {"from_device": self.client.device_id, "methods": ["m.sas.v1"], "transaction_id": flow}
            await self.tell("m.key.verification.ready", event.sender, content["from_device"], ready)
        elif kind == "m.key.verification.start":
            self.flow = flow
            await self.client.accept_key_verification(flow)
        elif kind == "m.key.verification.mac" and self.framed and self.sas().verified:
            await self.done()
        elif kind == "m.key.verification.cancel":
            self.ended = content["code"]

    async def tell(self, kind, user, device, content):
        await self.client.to_device(nio.ToDeviceMessage(kind, user, device, content))

    async def done(self):
        other = self.sas().other_olm_device
        await self.tell("m.key.verification.done", other.user_id, other.id, {"transaction_id": self.flow})

    def sas(self):
        return self.client.key_verifications[self.flow]

    async def step(self, step, user):
        if step == "begin":
            device = next(self.client.device_store.active_user_devices(user))
            before = set(self.client.key_verifications)
            await self.client.start_key_verification(device)
            self.flow, self.ended = next(iter(set(self.client.key_verifications) - before)), None
        elif step == "same":
            await self.client.confirm_short_auth_string(self.flow)
            if self.framed and self.sas().verified:
                await self.done()
        elif step == "differ":
            await self.client.cancel_key_verification(self.flow, reject=True)
        sas = self.client.key_verifications.get(self.flow)
        signs = [symbol for symbol, _ in sas.get_emoji()] if sas and sas.established_sas else []
        return {"signs": signs, "verified": bool(sas and sas.verified), "ended": self.ended}
