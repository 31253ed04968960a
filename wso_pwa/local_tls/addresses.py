"""What this machine is called in its own network. Nothing is sent to find out."""

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

LOOPBACK = IPv4Address("127.0.0.1")
PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
"""Networks whose addresses mean something else in every house: the only ones that the authority may speak for."""
_ELSEWHERE = ("192.0.2.1", "192.168.0.1", "10.0.0.1", "172.16.0.1")
"""Nobody (RFC 5737), which takes the way of everything that leaves the house; then the usual private networks."""


def lan_addresses() -> tuple[IPv4Address, ...]:
    """By which phones reach this machine, the likeliest first; none without a private network."""
    return tuple(each for each in dict.fromkeys(_own_addresses()) if is_private(each) and not each.is_loopback)


def host_name() -> str:
    """The machine's own name, in small letters; "localhost" when a certificate could not carry it."""
    name = socket.gethostname().lower()
    return name if name and name.isascii() else "localhost"


def is_private(address: IPv4Address) -> bool:
    return any(address in network for network in PRIVATE)


def _own_addresses() -> Iterator[IPv4Address]:
    """The address that a packet to each place would have as its sender: connecting UDP asks the routing table only."""
    for place in _ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            if probe.connect_ex((place, 9)) == 0:
                yield IPv4Address(probe.getsockname()[0])
